/** The parts of one conversation's object, put together: who knows whom. Used by conversation-object only. */
import type { Deps } from '#worker/wiring';
import { Admission } from '#durable-objects/conversation/admission';
import { Alarms } from '#durable-objects/conversation/alarms';
import { Caretaker } from '#durable-objects/conversation/caretaker';
import { HttpDoor } from '#durable-objects/conversation/http-door';
import { Log } from '#durable-objects/conversation/log';
import { MemberTools } from '#durable-objects/conversation/member-tools';
import { Outbox } from '#durable-objects/conversation/outbox';
import { PeopleWatch } from '#durable-objects/conversation/people-watch';
import { Room } from '#durable-objects/conversation/room';
import { Router } from '#durable-objects/conversation/router';
import { SocketDoor } from '#durable-objects/conversation/socket-door';
import { StaffDoor } from '#durable-objects/conversation/staff-door';
import { TurnRunner } from '#durable-objects/conversation/turn-runner';
import { UnsentFiles } from '#durable-objects/conversation/unsent-files';
import { VisitorActs } from '#durable-objects/conversation/visitor-acts';

export function assemble(ctx: DurableObjectState, deps: Deps) {
  const log = new Log(ctx.storage);
  const alarms = new Alarms(ctx.storage);
  const outbox = new Outbox(log, deps, (input) => void room.enter(input));
  const turns = new TurnRunner(() => room, log, deps);
  const room: Room = new Room(log, deps.system, {
    startTurn: (effect) => turns.start(effect),
    cancelTurn: (turnId) => turns.cancel(turnId),
    runTool: (callId) => turns.tools.run(callId),
    committed: (events) => {
      turns.settle(events);
      people.committed(events);
      caretaker.committed(events);
      staff.committed(events);
    },
  });
  const people = new PeopleWatch(room, new Router(room, log, deps), deps);
  const files = new UnsentFiles(log, deps);
  const caretaker = new Caretaker(room, turns, outbox, people, files, alarms, deps);
  log.files.added = () => caretaker.expect();
  const acts = new VisitorActs(room, log, deps.system, new Admission(deps.limiter, deps.system));
  const http = new HttpDoor(room, acts, log, turns, deps.system);
  const staff = new StaffDoor(room, log, deps);
  const sockets = new SocketDoor(ctx, room, acts, turns, deps.system, (on) =>
    staff.visitorTypes(on),
  );
  const tools = new MemberTools(room, log, turns.tools, deps);
  return { http, sockets, caretaker, staff, tools, alarms };
}
