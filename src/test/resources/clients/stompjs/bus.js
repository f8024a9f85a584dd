// The bus as npm's @stomp/stompjs sees it: NODES has the addresses of three nodes, TOKEN their token.
'use strict';

const assert = require('node:assert/strict');
const { randomUUID } = require('node:crypto');
const { setTimeout: pause } = require('node:timers/promises');
const { Client } = require('@stomp/stompjs');
const WebSocket = require('ws');

const NODES = process.env.NODES.split(' ').map((uri) => `${uri.replace('http', 'ws')}/bus`);
const TOKEN = process.env.TOKEN;

// As a page can do it, which sets no headers; and as a program does.
const AS_PAGE = (uri) => new WebSocket(uri, ['v12.stomp', `token.dockermod.${Buffer.from(TOKEN).toString('base64url')}`]);
const AS_PROGRAM = (uri) => new WebSocket(uri, 'v12.stomp', { headers: { Authorization: `Bearer ${TOKEN}` } });

class User {
  constructor(uri, socket) {
    this.waiting = new Map();
    this.client = new Client({ webSocketFactory: () => socket(uri), reconnectDelay: 0 });
  }

  async connect() {
    await new Promise((done, failed) => {
      this.client.onConnect = done;
      this.client.onStompError = ({ headers }) => failed(new Error(headers.message));
      this.client.onWebSocketError = failed;
      this.client.activate();
    });
    this.client.subscribe('/user/queue/replies', ({ headers, body }) => {
      const id = headers['correlation-id'];
      assert.ok(this.waiting.has(id), 'each answer comes to who asked, and once');
      this.waiting.get(id)({ status: Number(headers.status), ...(body && JSON.parse(body)) });
      this.waiting.delete(id);
    });
    return this;
  }

  ask(destination, message, headers = {}) {
    const id = randomUUID();
    return new Promise((done) => {
      this.waiting.set(id, done);
      const body = typeof message === 'string' ? message : JSON.stringify(message);
      this.client.publish({ destination, body, headers: { 'correlation-id': id, ...headers } });
    });
  }
}

async function main() {
  const [one, two, three] = await Promise.all(NODES.map((uri, i) => new User(uri, i === 0 ? AS_PAGE : AS_PROGRAM).connect()));
  const events = [];
  const ofWeb = [];
  three.client.subscribe('/deblox.events', ({ body }) => events.push(JSON.parse(body)), { kind: 'container-created,container-started,container-died,container-removed' });
  await three.ask('/deblox', { action: 'list-templates' });

  const created = await one.ask('/deblox.docker', { action: 'create-container', template: 'test', name: `bus-${process.pid}` });
  assert.equal(created.statusCode, 201);
  const id = created.Response.Body.Id;
  two.client.subscribe(`/${id}`, ({ body }) => ofWeb.push(JSON.parse(body).event));
  assert.equal((await two.ask(`/${id}`, { action: 'start-container' })).statusCode, 204);
  const listed = await three.ask('/deblox', { action: 'list-containers', all: true });
  assert.equal(listed.complete, true);
  assert.equal(listed.Response.Body.find(({ Id }) => Id === id).State, 'running');
  await badInput(two, id);
  assert.equal((await one.ask(`/${id}`, { action: 'delete-container', force: true })).statusCode, 204);

  const mine = () => events.filter(({ containerId }) => containerId === id);
  await until(() => mine().some(({ event }) => event === 'container-removed'));
  assert.deepEqual(mine().map(({ event }) => event), ['created', 'started', 'died', 'removed'].map((word) => `container-${word}`));
  assert.ok(mine().every(({ name, dockerInstance }) => name === `bus-${process.pid}` && dockerInstance === created.dockerInstance));
  await until(() => ofWeb.includes('container-removed'));
  await Promise.all([one, two, three].map(({ client }) => client.deactivate()));
  console.log(created.dockerInstance);
}

async function badInput(user, id) {
  const refused = async (destination, message, status, words) => {
    const answer = await user.ask(destination, message);
    assert.equal(answer.status, status);
    assert.ok(answer.error.includes(words), answer.error);
  };
  await refused('/deblox', 'nonsense', 400, 'The body is not JSON');
  await refused('/deblox', { action: 'list-nodes', colour: 1 }, 400, '"colour" is unknown');
  await refused('/deblox.nothing', { action: 'list-nodes' }, 404, 'There is no address /deblox.nothing');
  await refused('/nothing-like-it', { action: 'start-container' }, 404, 'No such container: nothing-like-it');
  await refused(`/${id}`, { action: 'start-container', id: 'another' }, 400, 'names another');
  const other = new User(NODES[1], AS_PROGRAM);
  await other.connect();
  const told = new Promise((done) => {
    other.client.onStompError = ({ headers }) => done(headers.message);
  });
  other.client.subscribe('/deblox.docker', () => {});
  assert.ok((await told).includes('takes messages'));
  await other.client.deactivate();
}

async function until(condition) {
  for (const end = Date.now() + 30_000; !condition(); await pause(20)) {
    assert.ok(Date.now() < end, `in time: ${condition}`);
  }
}

main().then(() => process.exit(0), (error) => {
  console.error(error);
  process.exit(1);
});
