/** The moderation endpoint of OpenAI, or of a server that speaks like it. Implements ports/moderator. */
import { openAiClient } from '#worker/adapters/model/openai';
import type { Moderator } from '#ports/moderator';

export function openAiModerator(
  options: { apiKey: string; baseUrl: string },
  model: string,
): Moderator {
  const client = openAiClient(options);
  return {
    async check(text, signal) {
      const { results } = await client.moderations.create({ model, input: text }, { signal });
      return results
        .filter(({ flagged }) => flagged)
        .flatMap(({ categories }) =>
          Object.entries(categories).flatMap(([name, isFlagged]) => (isFlagged ? [name] : [])),
        );
    },
  };
}
