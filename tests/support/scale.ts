/**
 * How much of the acceptance list's numbers a run does. `npm test` does a part, so that it stays short on two cores;
 * `ACCEPTANCE=full npm test` does all of it (an hour). Used by the integration tests.
 */
export const isFull = process.env['ACCEPTANCE'] === 'full';
export const scaled = (short: number, full: number): number => (isFull ? full : short);
