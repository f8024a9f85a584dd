// What the parts of the day share: the client, and how its streams and archives are read.
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
const docker = new Docker(process.env.TOKEN ? { headers: { Authorization: `Bearer ${process.env.TOKEN}` } } : {});

async function create(command, more = {}) {
  return docker.createContainer({ Image: 'busybox', Cmd: command, Labels: LABELS, ...more });
}

async function sleeper(name, more = {}) {
  const container = await create(['sleep', '3600'], { name, StopSignal: 'SIGKILL', ...more });
  await container.start();
  return container;
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

// Reads no further, and leaves.
async function firstLine(stream) {
  let line = '';
  for await (const chunk of stream) {
    line += chunk;
    if (line.includes('\n')) {
      break;
    }
  }
  return line;
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

async function finished(stream) {
  return new Promise((done, failed) => {
    docker.modem.followProgress(stream, (error, output) => (error ? failed(error) : done(output)));
  });
}

async function until(condition) {
  for (const end = Date.now() + 30_000; !condition(); await pause(20)) {
    assert.ok(Date.now() < end, `in time: ${condition}`);
  }
}

async function refused(status, words, call) {
  await assert.rejects(call, (error) => {
    assert.equal(error.statusCode, status, error);
    assert.ok((error.json?.message ?? error.message).includes(words), error);
    return true;
  });
}

module.exports = {
  PREFIX, LABELS, docker, create, sleeper, run, demuxed, text, bytes, firstLine, archive, files, finished, until, refused,
};
