// A working day with dockerode, the same on one daemon and on a cluster: DOCKER_HOST says where, TOKEN is sent if there is one.
// Prints the names of the nodes that its containers were on (nothing on a bare daemon).
'use strict';

const assert = require('node:assert/strict');
const { PassThrough } = require('node:stream');
const { use } = require('./containers');
const { PREFIX, LABELS, docker, create, sleeper, run, demuxed, text, bytes, archive, finished, until, refused } = require('./tools');

const LABELLED = JSON.stringify({ label: [PREFIX] });
const REGISTRY = process.env.REGISTRY;

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
