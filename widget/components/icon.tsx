/** The panel's icons as stroked paths on a 24 grid; decorative, the control beside them carries the name. */
const paths = {
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7 8c.6-3.4 3.3-5 7-5s6.4 1.6 7 5',
  close: 'm6 9 6 6 6-6',
  send: 'M12 19V5M5.5 11.5 12 5l6.5 6.5',
};

export const Icon = ({ name, d }: { name?: keyof typeof paths; d?: string }) => (
  <svg viewBox="0 0 24 24" aria-hidden="true" class={`i ${name}`}>
    <path d={d ?? paths[name!]} />
  </svg>
);
