/** The `Files` port over R2. Keys are made of our own ids only. */
import type { FilePlace, Files } from '#ports/files';

export function files(bucket: R2Bucket): Files {
  const key = ({ tenantId, conversationId, fileId }: FilePlace) =>
    `${tenantId}/${conversationId}/${fileId}`;
  return {
    async put(place, bytes) {
      await bucket.put(key(place), bytes);
    },
    async get(place) {
      return (await bucket.get(key(place)))?.body ?? null;
    },
  };
}
