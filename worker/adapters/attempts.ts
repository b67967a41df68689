/** The `AttemptCounter` port: one object a counter, named by a hash, so that no address or account stands in a name. */
import type { AttemptsObject } from '#durable-objects/attempts/attempts-object';
import type { AttemptCounter } from '#ports/attempts';

export function attempts(namespace: DurableObjectNamespace<AttemptsObject>): AttemptCounter {
  const object = async (key: string) => {
    const bits = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key));
    return namespace.getByName(btoa(String.fromCharCode(...new Uint8Array(bits).subarray(0, 18))));
  };
  return {
    begin: async (key, rule, now) => await (await object(key)).begin(rule, now),
    succeed: async (key, begunAt) => await (await object(key)).succeed(begunAt),
    withdraw: async (key, begunAt) => await (await object(key)).withdraw(begunAt),
    forget: async (key) => await (await object(key)).forget(),
  };
}
