/**
 * Looks whether the sessions behind the open windows still live, and still may what they might (S09). Used by the inbox's
 * alarm. With the database away nobody can end a session either: the windows stay until it is back.
 */
import { describeError } from '#core/describe-error';
import { may } from '#core/permission';
import { isLive } from '#core/session';
import type { Staff } from '#ports/staff';
import type { Desk } from '#durable-objects/inbox/desk';

/** Answers the windows that must close. */
export async function endedWindows(desk: Desk, staff: Staff, now: number): Promise<WebSocket[]> {
  const windows = desk.windows();
  try {
    const hashes = [...new Set(windows.map(([, { sessionHash }]) => sessionHash))];
    const sessions = await staff.sessions(hashes);
    return windows.flatMap(([socket, { sessionHash }]) => {
      const session = sessions.get(sessionHash);
      if (!session || !isLive(session, now) || !may(session, 'inbox.listen')) return [socket];
      // Whoever was made a viewer looks on, and does no more.
      desk.allow(socket, {
        mayWrite: may(session, 'conversation.write'),
        mayReadPii: may(session, 'pii.read'),
      });
      return [];
    });
  } catch (error) {
    console.error(JSON.stringify({ at: 'inbox sessions', error: describeError(error, 200) }));
    return [];
  }
}
