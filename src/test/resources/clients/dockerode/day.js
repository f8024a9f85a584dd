// A working day with dockerode, the same on one daemon and on a cluster: DOCKER_HOST says where, TOKEN is sent if there is one.
// Prints the names of the nodes that its containers were on (nothing on a bare daemon).
'use strict';

const assert = require('node:assert/strict');
const { once } = require('node:events');
const { PassThrough } = require('node:stream');
const { setTimeout: pause } = require('node:timers/promises');
const Docker = require('dockerode');
const tar = require('tar-stream');

// Several days may be spent on one cluster at a time.
const PREFIX = `nodeday${process.pid}`;
const LABELS = { [PREFIX]: 'yes' };
const LABELLED = JSON.stringify({ label: [PREFIX] });
const REGISTRY = process.env.REGISTRY;
const docker = new Docker(process.env.TOKEN ? { headers: { Authorization: `Bearer ${process.env.TOKEN}` } } : {});

async function main() {
  const sleepers = await Promise.all([0, 1, 2].map((number) => sleeper(`${PREFIX}-${number}`)));
  try {
    await Promise.all(sleepers.map(use));
    await lists(sleepers);
    await attach();
    await runToTheEnd();
    await events(sleepers);
    await errors(sleepers);
    await images();
    await networks();
    await volumes();
    await system();
    const nodes = await Promise.all(sleepers.map(async (container) => (await container.inspect()).Node?.Name));
    console.log([...new Set(nodes)].sort().join(' '));
  } finally {
    const left = await docker.listContainers({ all: true, filters: LABELLED });
    await Promise.all(left.map(({ Id }) => docker.getContainer(Id).remove({ force: true, v: true })));
  }
  assert.deepEqual(await docker.listContainers({ all: true, filters: LABELLED }), []);
}

async function create(command, more = {}) {
  return docker.createContainer({ Image: 'busybox', Cmd: command, Labels: LABELS, ...more });
}

async function sleeper(name, more = {}) {
  const container = await create(['sleep', '3600'], { name, StopSignal: 'SIGKILL', ...more });
  await container.start();
  return container;
}

async function use(container) {
  await execute(container);
  await copy(container);
  await watch(container);
  await handle(container);
  await followLogs(container);
  await change(container);
}

async function execute(container) {
  const command = await container.exec({
    Cmd: ['sh', '-c', 'cat; echo $A in $PWD; echo err >&2; exit 3'],
    Env: ['A=b'], WorkingDir: '/tmp', AttachStdin: true, AttachStdout: true, AttachStderr: true,
  });
  const stream = await command.start({ hijack: true, stdin: true });
  const said = demuxed(stream);
  stream.end('typed\n');
  assert.deepEqual(await said, ['typed\nb in /tmp\n', 'err\n']);
  assert.equal((await command.inspect()).ExitCode, 3);

  const terminal = await container.exec({ Cmd: ['tty'], Tty: true, AttachStdout: true });
  assert.match(await text(await terminal.start({ Tty: true })), /^\/dev\//);
}

// What comes on standard output and on standard error until the end.
async function demuxed(stream) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  docker.modem.demuxStream(stream, out, err);
  stream.once('end', () => [out, err].forEach((one) => one.end()));
  return Promise.all([text(out), text(err)]);
}

async function text(stream) {
  return (await bytes(stream)).toString();
}

async function bytes(stream) {
  const chunks = [];
  for await (const chunk of stream) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function copy(container) {
  const content = 'x'.repeat(300_000);
  await container.putArchive(archive({ said: content }), { path: '/tmp' });
  assert.equal((await files(await container.getArchive({ path: '/tmp/said' }))).said, content);
  const stat = await container.infoArchive({ path: '/tmp/said' });
  stat.resume();
  const header = stat.headers['x-docker-container-path-stat'];
  assert.equal(JSON.parse(Buffer.from(header, 'base64')).size, 300_000);
  assert.ok((await container.changes()).some(({ Path }) => Path === '/tmp/said'));
  assert.ok((await bytes(await container.export())).length > 300_000);
}

function archive(contents) {
  const pack = tar.pack();
  for (const [name, content] of Object.entries(contents)) {
    pack.entry({ name }, content);
  }
  pack.finalize();
  return pack;
}

async function files(stream) {
  const found = {};
  const extract = tar.extract();
  extract.on('entry', async (header, entry, next) => {
    found[header.name] = await text(entry);
    next();
  });
  stream.pipe(extract);
  await once(extract, 'finish');
  return found;
}

async function watch(container) {
  const sample = await container.stats({ stream: false });
  assert.equal(sample.id, container.id);
  const stream = await container.stats({ stream: true });
  const [chunk] = await once(stream, 'data');
  assert.equal(JSON.parse(chunk).id, container.id);
  stream.destroy();
  assert.match((await container.top()).Processes[0].at(-1), /sleep/);
}

async function handle(container) {
  await container.pause();
  assert.equal((await container.inspect()).State.Status, 'paused');
  await container.unpause();
  await container.update({ Memory: 64 << 20, MemorySwap: 64 << 20 });
  assert.equal((await container.inspect()).HostConfig.Memory, 64 << 20);
  await container.restart({ t: 1 });
  const ended = container.wait();
  await container.kill({ signal: 'KILL' });
  assert.equal((await ended).StatusCode, 137);
  await container.start();
  await refused(304, 'container already started', () => container.start());
  await container.stop({ t: 1 });
  assert.equal((await container.inspect()).State.Running, false);
  await container.start();
}

async function followLogs(container) {
  const talker = await create(['sh', '-c', 'for i in 1 2 3; do echo $i; sleep 0.2; done; echo bad >&2'],
    { HostConfig: { NetworkMode: `container:${container.id}` } });
  await talker.start();
  const stream = await talker.logs({ follow: true, stdout: true, stderr: true });
  assert.deepEqual(await demuxed(stream), ['1\n2\n3\n', 'bad\n']);
  assert.equal((await talker.wait()).StatusCode, 0);
  const last = await talker.logs({ stdout: true, tail: 2, timestamps: true });
  assert.match(last.subarray(8).toString(), /^20\S+ 3\n$/);
  await talker.remove();
}

async function change(container) {
  const { Name: name } = await container.inspect();
  await container.rename({ name: `${name.slice(1)}-renamed` });
  assert.equal((await docker.getContainer(`${name.slice(1)}-renamed`).inspect()).Id, container.id);
  const repo = `${name.slice(1)}-committed`;
  const { Id: image } = await container.commit({ repo, tag: '1' });
  try {
    assert.equal((await run(['head', '-c', '3', '/tmp/said'], { Image: image })).out, 'xxx');
  } finally {
    await docker.getImage(`${repo}:1`).remove({ force: true });
  }
}

// Runs it to its end with dockerode's own run: create, attach, start, wait.
async function run(command, more = {}) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const said = Promise.all([text(out), text(err)]);
  const options = { Tty: false, Labels: LABELS, ...more };
  const [result, container] = await docker.run(more.Image ?? 'busybox', command, [out, err], options);
  [out, err].forEach((one) => one.end());
  await container.remove();
  const [outText, errText] = await said;
  return { code: result.StatusCode, out: outText, err: errText };
}

async function lists(sleepers) {
  const ids = sleepers.map(({ id }) => id);
  const found = await docker.listContainers({ filters: JSON.stringify({ label: [PREFIX], status: ['running'] }) });
  assert.deepEqual(found.map(({ Id }) => Id).sort(), [...ids].sort());
  assert.equal((await docker.listContainers({ limit: 1 })).length, 1);
  const named = await docker.listContainers({ filters: JSON.stringify({ name: [`${PREFIX}-1`] }) });
  assert.deepEqual(named.map(({ Id }) => Id), [ids[1]]);
}

async function attach() {
  const reader = await create(['sh', '-c', 'read line; echo read $line; exit 5'], { OpenStdin: true });
  const stream = await reader.attach({ stream: true, stdin: true, stdout: true, stderr: true, hijack: true });
  const said = demuxed(stream);
  await reader.start();
  stream.write('typed\n');
  assert.deepEqual(await said, ['read typed\n', '']);
  assert.equal((await reader.wait()).StatusCode, 5);
  await reader.remove();
}

async function runToTheEnd() {
  assert.deepEqual(await run(['sh', '-c', 'echo done; echo wrong >&2; exit 4']),
    { code: 4, out: 'done\n', err: 'wrong\n' });
}

async function events(sleepers) {
  const since = Math.floor(Date.now() / 1000) - 1;
  const filters = JSON.stringify({ type: ['container'], label: [PREFIX], event: ['rename'] });
  const stream = await docker.getEvents({ since: since + 1, filters });
  const seen = [];
  let rest = '';
  stream.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    seen.push(...lines.filter(Boolean).map((line) => JSON.parse(line).Actor.ID));
  });
  for (const [number, container] of sleepers.entries()) {
    await container.rename({ name: `${PREFIX}-${number}` });
  }
  await until(() => sleepers.every(({ id }) => seen.includes(id)));
  stream.destroy();
  const past = await text(await docker.getEvents({ since, until: Math.floor(Date.now() / 1000) + 1, filters }));
  const ids = past.trim().split('\n').map((line) => JSON.parse(line).Actor.ID);
  assert.deepEqual(ids.slice(-3), sleepers.map(({ id }) => id));
}

async function until(condition) {
  for (const end = Date.now() + 30_000; !condition(); await pause(20)) {
    assert.ok(Date.now() < end, `in time: ${condition}`);
  }
}

async function errors([, container, other]) {
  await refused(404, 'No such container: nothing', () => docker.getContainer('nothing').inspect());
  await refused(404, 'No such container', () => docker.getContainer('nothing').logs({ stdout: true }));
  await refused(404, '', () => docker.getExec('nothing').inspect());
  await refused(404, '', () => container.getArchive({ path: '/nothing' }));
  await refused(404, 'No such image: nothing:latest', () => docker.getImage('nothing').inspect());
  await refused(404, 'No such image: nothing:1', () => create(['true'], { Image: 'nothing:1' }));
  await refused(404, '', () => docker.getNetwork('nothing').inspect());
  await refused(404, '', () => docker.getVolume('nothing').inspect());
  const { Name: name } = await other.inspect();
  await refused(409, 'is already in use by container', () => create(['true'], { name: name.slice(1) }));
  await refused(409, 'You cannot remove a running container', () => container.remove());
  await refused(400, 'No exec command specified', () => container.exec({ Cmd: [] }));
  await refused(400, '', async () => (await create(['/nothing'])).start());
}

async function refused(status, words, call) {
  await assert.rejects(call, (error) => {
    assert.equal(error.statusCode, status, error);
    assert.ok((error.json?.message ?? error.message).includes(words), error);
    return true;
  });
}

async function images() {
  const context = archive({ Dockerfile: 'FROM busybox\nRUN echo built > /said\nCMD cat /said\n' });
  const progress = await finished(await docker.buildImage(context, { t: `${PREFIX}-built:1`, labels: JSON.stringify(LABELS) }));
  assert.ok(progress.some(({ stream }) => stream?.includes(`Successfully tagged ${PREFIX}-built:1`)), progress);
  const { Id: id } = await docker.getImage(`${PREFIX}-built:1`).inspect();
  assert.equal((await run(undefined, { Image: `${PREFIX}-built:1` })).out, 'built\n');

  const name = `${REGISTRY}/${PREFIX}`;
  await docker.getImage(id).tag({ repo: name, tag: '2' });
  await finished(await docker.getImage(name).push({ tag: '2' }));
  const saved = await bytes(await docker.getImage(`${PREFIX}-built:1`).get());
  await docker.getImage(`${PREFIX}-built:1`).remove();
  await docker.getImage(`${name}:2`).remove();
  await refused(404, 'No such image', () => docker.getImage(id).inspect());

  await finished(await docker.pull(`${name}:2`));
  const loading = new PassThrough();
  loading.end(saved);
  assert.match(await text(await docker.loadImage(loading)), new RegExp(`Loaded image: ${PREFIX}-built:1`));
  const [image] = await docker.listImages({ filters: LABELLED });
  assert.deepEqual([image.Id, image.RepoTags.sort()], [id, [`${name}:2`, `${PREFIX}-built:1`].sort()]);
  assert.ok((await docker.getImage(id).history()).some(({ CreatedBy }) => CreatedBy.includes('cat /said')));
  await docker.getImage(id).remove({ force: true });
}

async function finished(stream) {
  return new Promise((done, failed) => {
    docker.modem.followProgress(stream, (error, output) => (error ? failed(error) : done(output)));
  });
}

async function networks() {
  const network = await docker.createNetwork({ Name: `${PREFIX}-net`, Labels: LABELS, Driver: 'bridge' });
  const inNetwork = (mode) => ({ HostConfig: { NetworkMode: mode } });
  try {
    const server = await sleeper(`${PREFIX}-server`, inNetwork(`${PREFIX}-net`));
    assert.equal((await run(['ping', '-c', '1', `${PREFIX}-server`], inNetwork(network.id))).code, 0);
    await network.disconnect({ Container: server.id });
    await network.connect({ Container: `${PREFIX}-server`, EndpointConfig: { Aliases: ['other'] } });
    assert.equal((await run(['ping', '-c', '1', 'other'], inNetwork(`${PREFIX}-net`))).code, 0);
    assert.deepEqual(Object.keys((await network.inspect()).Containers), [server.id]);
    const listed = await docker.listNetworks({ filters: JSON.stringify({ name: [`${PREFIX}-net`] }) });
    assert.equal(listed.length, 1);
    await refused(403, 'has active endpoints', () => network.remove());
    await server.remove({ force: true });
  } finally {
    await network.remove();
  }
  await refused(404, '', () => network.inspect());
}

async function volumes() {
  await docker.createVolume({ Name: `${PREFIX}-data`, Labels: LABELS });
  const mounted = { HostConfig: { Binds: [`${PREFIX}-data:/data`] } };
  try {
    for (const word of ['one', 'two']) {
      await run(['sh', '-c', `echo ${word} >> /data/log`], mounted);
    }
    assert.equal((await run(['cat', '/data/log'], mounted)).out, 'one\ntwo\n');
    const { Volumes: listed } = await docker.listVolumes({ filters: LABELLED });
    assert.deepEqual(listed.map(({ Name }) => Name), [`${PREFIX}-data`]);
  } finally {
    await docker.getVolume(`${PREFIX}-data`).remove();
  }
  await refused(404, '', () => docker.getVolume(`${PREFIX}-data`).inspect());
}

async function system() {
  assert.equal((await docker.ping()).toString(), 'OK');
  assert.ok((await docker.version()).ApiVersion);
  assert.ok((await docker.info()).ContainersRunning >= 3);
  assert.ok((await docker.df()).Containers.length >= 3);
  const pruned = await docker.pruneContainers({ filters: JSON.stringify({ label: ['nobody'] }) });
  assert.equal(pruned.ContainersDeleted, null);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
