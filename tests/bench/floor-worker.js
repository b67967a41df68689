// The floor: a Durable Object that writes one row a message and echoes it. No protocol, no limits, no log. Plain JavaScript,
// because it is given to workerd as it is.
import { DurableObject } from 'cloudflare:workers';

export class Floor extends DurableObject {
  constructor(ctx, env) {
    super(ctx, env);
    this.sql = ctx.storage.sql;
    this.sql.exec('CREATE TABLE IF NOT EXISTS row (seq INTEGER PRIMARY KEY, body TEXT NOT NULL)');
  }

  fetch() {
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  webSocketMessage(socket, data) {
    this.sql.exec('INSERT INTO row (body) VALUES (?)', data);
    socket.send(data);
  }
}

export default {
  fetch(request, env) {
    const name = new URL(request.url).pathname;
    return env.FLOOR.getByName(name).fetch(request);
  },
};
