/** The `Files` port over R2. Keys are made of our own ids only. */
import { describeError } from '#core/describe-error';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { FilePlace, Files } from '#ports/files';

export function files(bucket: R2Bucket): Files {
  const key = ({ tenantId, conversationId, fileId }: FilePlace) =>
    `${tenantId}/${conversationId}/${fileId}`;
  return {
    put: (place, bytes) =>
      reach(async () => {
        await bucket.put(key(place), bytes);
        return ok(place);
      }),
    get: (place) =>
      reach(async () => {
        const object = await bucket.get(key(place));
        return object ? ok(object.body) : refuse('not-found');
      }),
    remove: (place) =>
      reach(async () => {
        await bucket.delete(key(place));
        return ok(null);
      }),
  };
}

async function reach<T>(call: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await call();
  } catch (error) {
    console.error(JSON.stringify({ at: 'files', error: describeError(error) }));
    return refuse('unavailable', undefined, { retryAfterSeconds: 2 });
  }
}
