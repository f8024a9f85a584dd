// All that is done with one container.
'use strict';

const assert = require('node:assert/strict');
const { docker, create, run, demuxed, text, bytes, firstLine, archive, files, refused } = require('./tools');

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

async function watch(container) {
  const sample = await container.stats({ stream: false });
  assert.equal(sample.id, container.id);
  assert.equal(JSON.parse(await firstLine(await container.stats({ stream: true }))).id, container.id);
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

module.exports = { use };
