"""A working day with docker-py, the same on one daemon and on a cluster: DOCKER_HOST says where.

Prints the names of the nodes that its containers were on (nothing on a bare daemon).
"""

import io
import sys
import tarfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import docker
from docker.errors import APIError, ContainerError, ImageNotFound, NotFound

PREFIX = "pyday"
client = docker.from_env(timeout=60)


def main():
    sleepers = [client.containers.run("busybox", ["sleep", "3600"], detach=True, name=f"{PREFIX}-{number}",
                                      labels={PREFIX: "yes"}, stop_signal="SIGKILL") for number in range(3)]
    try:
        with ThreadPoolExecutor(len(sleepers)) as threads:
            for done in [threads.submit(use, container) for container in sleepers]:
                done.result()
        lists(sleepers)
        attach()
        run_to_the_end()
        events(sleepers)
        errors(sleepers)
        images()
        networks()
        volumes()
        system()
        print(*sorted({container.attrs["Node"]["Name"] for container in sleepers if "Node" in container.attrs}))
    finally:
        for container in client.containers.list(all=True, filters={"label": PREFIX}):
            container.remove(force=True, v=True)
    assert client.containers.list(all=True, filters={"label": PREFIX}) == []


def use(container):
    inspect(container)
    execute(container)
    copy(container)
    watch(container)
    handle(container)
    follow_logs(container)
    change(container)


def inspect(container):
    container.reload()
    assert container.status == "running", container.status
    assert container.image.tags and "busybox:latest" in container.image.tags, container.image.tags
    assert client.containers.get(container.short_id).id == container.id
    assert client.containers.get(container.name).labels[PREFIX] == "yes"


def execute(container):
    code, output = container.exec_run(["sh", "-c", "echo out; echo err >&2; exit 3"], demux=True)
    assert (code, output) == (3, (b"out\n", b"err\n")), (code, output)
    code, output = container.exec_run("cat /proc/1/cmdline", environment={"A": "b"}, workdir="/tmp", user="root")
    assert code == 0 and output.startswith(b"sleep"), output
    chunks = list(container.exec_run("sh -c 'for i in 1 2 3; do echo $i; sleep 0.1; done'", stream=True).output)
    assert b"".join(chunks) == b"1\n2\n3\n" and len(chunks) == 3, chunks
    exec_id = client.api.exec_create(container.id, ["sh", "-c", "read x; echo got $x"], stdin=True)["Id"]
    stream = client.api.exec_start(exec_id, socket=True)
    stream._sock.sendall(b"hello\n")
    assert read_all(stream).endswith(b"got hello\n")
    assert client.api.exec_inspect(exec_id)["ExitCode"] == 0
    exec_id = client.api.exec_create(container.id, "tty", tty=True)["Id"]
    assert client.api.exec_start(exec_id, tty=True).startswith(b"/dev/")


def read_all(stream):
    """What comes until the end, without the frames' heads."""
    received = b""
    while chunk := stream._sock.recv(4096):
        received += chunk
    stream._sock.close()
    return received


def copy(container):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        entry = tarfile.TarInfo("said")
        entry.size = 300_000
        archive.addfile(entry, io.BytesIO(b"x" * entry.size))
    assert container.put_archive("/tmp", data.getvalue())
    chunks, stat = container.get_archive("/tmp/said")
    assert (stat["name"], stat["size"]) == ("said", 300_000), stat
    with tarfile.open(fileobj=io.BytesIO(b"".join(chunks))) as archive:
        assert archive.extractfile("said").read() == b"x" * 300_000
    assert {"Path": "/tmp/said", "Kind": 1} in container.diff(), container.diff()
    assert sum(len(chunk) for chunk in container.export()) > 300_000


def watch(container):
    sample = container.stats(stream=False)
    assert sample["memory_stats"] is not None and sample["name"] == "/" + container.name, sample
    stream = container.stats(decode=True)
    assert next(stream)["id"] == container.id
    stream.close()
    assert "sleep" in container.top()["Processes"][0][-1]


def handle(container):
    container.pause()
    container.reload()
    assert container.status == "paused"
    container.unpause()
    container.update(mem_limit="64m", memswap_limit="64m")
    container.reload()
    assert container.attrs["HostConfig"]["Memory"] == 64 << 20
    container.restart(timeout=1)
    container.kill("KILL")
    assert container.wait(timeout=30)["StatusCode"] == 137
    container.start()
    container.stop(timeout=1)
    container.reload()
    assert container.status == "exited"
    container.start()


def follow_logs(container):
    talker = client.containers.run("busybox", ["sh", "-c", "for i in 1 2 3; do echo $i; sleep 0.2; done; echo bad >&2"],
                                   detach=True, labels={PREFIX: "yes"}, network_mode=f"container:{container.name}")
    assert list(talker.logs(stream=True, follow=True)) == [b"1\n", b"2\n", b"3\n", b"bad\n"]
    assert talker.logs(stdout=False) == b"bad\n"
    assert talker.logs(tail=2, stderr=False) == b"3\n"
    assert talker.wait()["StatusCode"] == 0
    assert talker.logs(timestamps=True).startswith(b"20")
    talker.remove()


def change(container):
    name = container.name + "-renamed"
    container.rename(name)
    assert client.containers.get(name).id == container.id
    container.reload()
    assert container.name == name
    tag = name.replace("renamed", "committed")
    image = container.commit(tag, "1", message="by docker-py")
    try:
        assert client.containers.run(image.id, ["cat", "/tmp/said"], remove=True)[:3] == b"xxx"
    finally:
        client.images.remove(f"{tag}:1", force=True)


def lists(sleepers):
    found = client.containers.list(filters={"label": PREFIX, "status": "running"})
    assert {container.id for container in found} == {container.id for container in sleepers}
    newest = client.containers.list(limit=1, all=True)
    assert newest[0].id == sleepers[-1].id
    later = client.containers.list(all=True, filters={"label": PREFIX, "since": sleepers[0].id})
    assert {container.id for container in later} == {container.id for container in sleepers[1:]}, later
    assert client.containers.list(filters={"name": f"{PREFIX}-1"}, ignore_removed=True)[0].id == sleepers[1].id


def attach():
    reader = client.containers.create("busybox", ["sh", "-c", "read line; echo read $line; exit 5"], stdin_open=True,
                                      labels={PREFIX: "yes"})
    stream = reader.attach_socket(params={"stdin": 1, "stdout": 1, "stream": 1})
    reader.start()
    stream._sock.sendall(b"typed\n")
    assert read_all(stream).endswith(b"read typed\n")
    assert reader.wait()["StatusCode"] == 5
    reader.remove()
    sayer = client.containers.create("busybox", ["sh", "-c", "echo one; sleep 0.3; echo two"], labels={PREFIX: "yes"})
    lines = sayer.attach(stream=True)
    sayer.start()
    assert b"".join(lines) == b"one\ntwo\n"
    sayer.remove()


def run_to_the_end():
    assert client.containers.run("busybox", "echo done", remove=True) == b"done\n"
    try:
        client.containers.run("busybox", ["sh", "-c", "echo wrong >&2; exit 4"], remove=True)
        raise AssertionError("did not fail")
    except ContainerError as error:
        assert (error.exit_status, error.stderr) == (4, b"wrong\n"), error


def events(sleepers):
    since = time.time() - 1
    seen = []
    stream = client.events(decode=True, since=since, filters={"type": "container", "label": PREFIX, "event": "kill"})

    def follow():
        for event in stream:
            seen.append(event["Actor"]["ID"])
            if len(seen) == len(sleepers):
                return

    follower = threading.Thread(target=follow, daemon=True)
    follower.start()
    for container in sleepers:
        container.kill("USR1")
    follower.join(30)
    assert sorted(seen) == sorted(container.id for container in sleepers), seen
    stream.close()
    past = list(client.events(decode=True, since=since, until=time.time(), filters={"event": "kill"}))
    assert [event["id"] for event in past] == [container.id for container in sleepers], past


def errors(sleepers):
    refused(NotFound, 404, "No such container: nothing", lambda: client.containers.get("nothing"))
    refused(NotFound, 404, "No such container", lambda: client.api.logs("nothing"))
    refused(NotFound, 404, "", lambda: client.api.exec_start("nothing"))
    refused(NotFound, 404, "", lambda: sleepers[1].get_archive("/nothing"))
    refused(ImageNotFound, 404, "No such image: nothing:latest", lambda: client.images.get("nothing"))
    refused(NotFound, 404, "", lambda: client.networks.get("nothing"))
    refused(NotFound, 404, "", lambda: client.volumes.get("nothing"))
    refused(APIError, 409, "is already in use by container",
            lambda: client.containers.create("busybox", name=sleepers[2].name))
    refused(APIError, 409, "You cannot remove a running container", sleepers[1].remove)
    refused(APIError, 400, "", lambda: sleepers[1].exec_run(""))
    refused(APIError, 400, "", lambda: client.containers.run("busybox", ["/nothing"], labels={PREFIX: "yes"}))
    refused(ImageNotFound, 404, "No such image", lambda: client.api.create_container("nothing:1", "true"))


def refused(kind, status, words, call):
    try:
        call()
    except kind as error:
        assert error.status_code == status, error
        assert words in error.explanation, error
    else:
        raise AssertionError(f"not refused: {words}")


def images():
    assert any("busybox:latest" in image.tags for image in client.images.list())
    context = io.BytesIO(b"FROM busybox\nRUN echo built > /said\nCMD cat /said\n")
    image, lines = client.images.build(fileobj=context, tag="pyday-built:1", rm=True)
    assert "Successfully tagged pyday-built:1" in "".join(line.get("stream", "") for line in lines)
    try:
        assert client.containers.run("pyday-built:1", remove=True) == b"built\n"
        assert image.tag("pyday-tagged", "2")
        assert client.images.get("pyday-tagged:2").id == image.id
        saved = b"".join(client.images.get("pyday-tagged:2").save(named=True))
        client.images.remove("pyday-tagged:2")
        client.images.remove("pyday-built:1")
        assert client.images.load(saved)[0].id == image.id
        assert image.history()[0]["CreatedBy"].find("cat /said") > 0
    finally:
        client.images.remove(image.id, force=True)


def networks():
    network = client.networks.create("pyday-net", labels={PREFIX: "yes"}, driver="bridge")
    try:
        server = client.containers.run("busybox", "sleep 3600", detach=True, name="pyday-server", network="pyday-net",
                                       labels={PREFIX: "yes"}, stop_signal="SIGKILL")
        assert client.containers.run("busybox", "ping -c 1 pyday-server", network="pyday-net", remove=True)
        assert client.containers.run("busybox", "ping -c 1 pyday-server", network=network.id, remove=True)
        late = client.containers.create("busybox", "ping -c 1 other", labels={PREFIX: "yes"})
        network.disconnect(server)
        network.connect(server, aliases=["other"])
        network.reload()
        assert [container.id for container in network.containers] == [server.id], network.attrs
        assert len(client.networks.list(names=["pyday-net"])) == 1
        assert len(client.networks.list(ids=[network.id])) == 1
        assert [container.id for container in client.networks.list(names=["pyday-net"], greedy=True)[0].containers] \
            == [server.id]
        late.remove()
        refused(APIError, 403, "has active endpoints", network.remove)
        server.remove(force=True)
    finally:
        network.remove()
    refused(NotFound, 404, "", network.reload)
    client.networks.create("pyday-net", labels={PREFIX: "yes"})
    assert client.networks.prune(filters={"label": PREFIX})["NetworksDeleted"] == ["pyday-net"]


def volumes():
    volume = client.volumes.create("pyday-data", labels={PREFIX: "yes"})
    try:
        for word in (b"one", b"two"):
            client.containers.run("busybox", ["sh", "-c", f"echo {word.decode()} >> /data/log"], remove=True,
                                  volumes={"pyday-data": {"bind": "/data", "mode": "rw"}})
        mount = docker.types.Mount("/data", "pyday-data")
        assert client.containers.run("busybox", "cat /data/log", mounts=[mount], remove=True) == b"one\ntwo\n"
        assert [found.id for found in client.volumes.list(filters={"label": PREFIX})] == ["pyday-data"]
    finally:
        volume.remove()
    assert client.volumes.list(filters={"label": PREFIX}) == []


def system():
    assert client.ping()
    assert client.version()["ApiVersion"] == client.api._version
    info = client.info()
    assert info["ContainersRunning"] >= 3, info
    assert len(client.df()["Containers"]) >= 3
    assert client.containers.prune(filters={"label": "nobody"})["ContainersDeleted"] is None


if __name__ == "__main__":
    started = time.time()
    main()
    print(f"{time.time() - started:.1f} s", file=sys.stderr)
