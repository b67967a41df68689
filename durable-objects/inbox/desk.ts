/**
 * Who is at the tenant's desk: the staff windows of an inbox, what each looks at, and sending to them. In memory: an object
 * with open windows does not sleep, and whoever loses their connection comes back.
 */
import { maskPersonal } from '#core/mask-personal';
import type { StaffWindow } from '#ports/inbox';
import type { LiveDown, OnlineMember } from '#protocol/inbox';

interface Seat extends StaffWindow {
  watching: string | null;
}

/** Set by adapters/inbox on the request it builds; a client's request never gets to the object. */
export const windowHeader = 'parley-window';

/** Windows of one tenant; two hundred people with a few windows each. */
export const maxWindows = 1_000;
/** Of one window: looking about and typing, not a flood. */
const framesPerSecond = 20;

export class Desk {
  #windows = new Map<WebSocket, Seat>();
  #frames = new WeakMap<WebSocket, { second: number; count: number }>();

  get size(): number {
    return this.#windows.size;
  }

  windows(): [WebSocket, StaffWindow][] {
    return [...this.#windows];
  }

  of(socket: WebSocket): Seat | undefined {
    return this.#windows.get(socket);
  }

  /** Counts a frame; false when there were too many in this second. */
  mayGoOn(socket: WebSocket, now: number): boolean {
    const second = Math.floor(now / 1000);
    const seen = this.#frames.get(socket);
    const count = seen?.second === second ? seen.count + 1 : 1;
    this.#frames.set(socket, { second, count });
    return count <= framesPerSecond;
  }

  join(socket: WebSocket, window: StaffWindow): void {
    this.#windows.set(socket, { ...window, watching: null });
    this.#announce(window.memberId, socket);
  }

  watch(socket: WebSocket, conversationId: string | null): void {
    const window = this.#windows.get(socket);
    if (!window || window.watching === conversationId) return;
    this.#windows.set(socket, { ...window, watching: conversationId });
    this.#announce(window.memberId);
  }

  /** What the window's member may do has changed. */
  allow(socket: WebSocket, now: Pick<StaffWindow, 'mayWrite' | 'mayReadPii'>): void {
    const window = this.#windows.get(socket);
    if (!window) return;
    if (window.mayWrite !== now.mayWrite || window.mayReadPii !== now.mayReadPii)
      this.#windows.set(socket, { ...window, ...now });
  }

  isHere(memberId: string): boolean {
    for (const window of this.#windows.values()) if (window.memberId === memberId) return true;
    return false;
  }

  /** Answers the member whose last window this was. */
  leave(socket: WebSocket): string | null {
    const window = this.#windows.get(socket);
    if (!window) return null;
    this.#windows.delete(socket);
    const member = this.members().find(({ memberId }) => memberId === window.memberId);
    const { memberId, name } = window;
    this.send(
      member
        ? { type: 'presence', member, isOnline: true }
        : { type: 'presence', member: { memberId, name, watching: [] }, isOnline: false },
    );
    return member ? null : memberId;
  }

  members(): OnlineMember[] {
    const members = new Map<string, OnlineMember>();
    for (const { memberId, name, watching } of this.#windows.values()) {
      const member = members.get(memberId) ?? { memberId, name, watching: [] };
      if (watching && !member.watching.includes(watching)) member.watching.push(watching);
      members.set(memberId, member);
    }
    return [...members.values()];
  }

  send(frame: LiveDown, to: (window: Seat, socket: WebSocket) => boolean = () => true): void {
    const forEyes = spelled(frame);
    for (const [socket, window] of this.#windows)
      if (to(window, socket)) sendTo(socket, forEyes(window));
  }

  tell(socket: WebSocket, frame: LiveDown): void {
    sendTo(socket, spelled(frame)(this.#windows.get(socket)));
  }

  #announce(memberId: string, but?: WebSocket): void {
    const member = this.members().find((one) => one.memberId === memberId);
    if (member)
      this.send({ type: 'presence', member, isOnline: true }, (_, socket) => socket !== but);
  }
}

/** The frame as a window may see it; each of the two is written once, when somebody is there for it. */
function spelled(frame: LiveDown): (window: StaffWindow | undefined) => string {
  const said = frame.type === 'conversation' || frame.type === 'welcome';
  let open: string | undefined;
  let masked: string | undefined;
  return (window) =>
    said && window?.mayReadPii !== true
      ? (masked ??= JSON.stringify(maskPersonal(frame)))
      : (open ??= JSON.stringify(frame));
}

function sendTo(socket: WebSocket, text: string): void {
  try {
    socket.send(text);
  } catch {
    // Closed meanwhile; webSocketClose will come.
  }
}
