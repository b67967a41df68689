/** Icons as paths of a 24-unit grid, drawn with the text's colour, hidden from screen readers; and the logo. */
const paths = {
  home: 'M4 11.2 12 4l8 7.2M6 9.500V20h12V9.500M10 20v-5h4v5',
  book: 'M5 5.500A2.500 2.500 0 0 1 7.500 3H19v15H7.500A2.500 2.500 0 0 0 5 20.500zm0 15A2.500 2.500 0 0 0 7.500 21H19M9 7.500h6M9 11h4',
  inbox: 'M4 13.500 6.500 5h11L20 13.500V19H4zM4 13.500h4.500a3.500 3.500 0 0 0 7 0H20',
  back: 'M19 12H5m6-6-6 6 6 6',
  on: 'M5 12h14m-6-6 6 6-6 6',
  menu: 'M4 7h16M4 12h16M4 17h16',
  bars: 'M5 20v-7M12 20V4M19 20V9M3 20h18',
  close: 'm6 6 12 12M18 6 6 18',
  copy: 'M9 9h10v11H9zM15 9V4H5v11h4',
  check: 'm5 12.500 4.500 4.500L19 7.500',
  alert: 'M12 8v5m0 3.200v.1M12 3.500 2.500 20h19z',
  refresh: 'M19.500 12a7.500 7.500 0 1 1-2.300-5.400M19.500 3.500v4h-4',
  out: 'M14 5h5v5M19 5l-8 8M17 14v5H5V7h5',
  leave: 'M10 4H5v16h5M9 12h11m-4-4 4 4-4 4',
  archive: 'M4 5h16v4H4zM5.500 9v10h13V9M10 13h4',
  people:
    'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zm-6 9c0-3.500 2.500-6 6-6s6 2.500 6 6M16 4.500a3.500 3.500 0 0 1 0 6.500M21 20c0-3-1.500-5-4-5.700',
  team: 'M9 11.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20a6.500 6.500 0 0 1 13 0M18 8v6m-3-3h6',
  key: 'M14.500 9.500a4 4 0 1 1-3.200-3.920M11.700 12.300 20 20.500m-3.500-3.500 2-2',
  more: 'M12 6.200a.7.7 0 1 0 0-1.400.7.7 0 0 0 0 1.400zm0 6.500a.7.7 0 1 0 0-1.400.7.7 0 0 0 0 1.400zm0 6.500a.7.7 0 1 0 0-1.400.7.7 0 0 0 0 1.400z',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.1M4 12h.1M4 18h.1',
  building: 'M5 20V4h9v16m0-10h5v10M3 20h18M8 8h3M8 12h3M8 16h3',
  shield:
    'M12 3.500 5 6v5.500c0 4.500 3 7.500 7 9 4-1.500 7-4.500 7-9V6zm-3 8.500 2.200 2.200L15.500 10',
  tool: 'M14.500 6.500a4.500 4.500 0 0 0 5 5.800l-8.300 8.200a2.100 2.100 0 0 1-3-3l8.300-8.200a4.500 4.500 0 0 1-2-2.800zm0 0 2.800-2.800M19.500 12.300l2-2',
  hook: 'M12 5.500a2.500 2.500 0 1 0-2.300 3.500L6.500 15M6 18.500a2.500 2.500 0 1 0 2.500-3H16m2 3a2.500 2.500 0 1 0-2-4L12.500 8.500',
  chat: 'M4 5h16v11H9l-5 4z',
  note: 'M5 4h14v12l-4 4H5zM15 20v-4h4M8.500 8.500h7M8.500 12h5',
  pen: 'm4 20 1-4.500L16 4.500l3.500 3.500L8.500 19z',
  dial: 'M4 7h9m4 0h3M4 12h3m4 0h9M4 17h10m4 0h2M13 5v4M7 10v4M14 15v4',
  download: 'M12 4v11m-4.500-4.500L12 15l4.500-4.500M5 19.500h14',
  spark:
    'M11 4l1.700 5.300L18 11l-5.300 1.700L11 18l-1.700-5.300L4 11l5.300-1.700zM18.500 15.500l.8 2.200 2.200.8-2.200.8-.8 2.200-.8-2.200-2.200-.8 2.200-.8z',
  translate:
    'M4 6h9M8.500 4v2M11 6c-1 4-3.500 7-7 8.500M6 9c1.500 2.500 3.500 4.500 6 5.500M12.500 20l4-9 4 9m-6.700-3h5.400',
  panel: 'M4 5h16v14H4zM14.500 5v14',
  bell: 'M6 16.500V11a6 6 0 0 1 12 0v5.500l1.500 1.500h-15zM10 20.500a2.200 2.200 0 0 0 4 0',
  ticket:
    'M4 7h16v3.500a1.500 1.500 0 0 0 0 3V17H4v-3.500a1.500 1.500 0 0 0 0-3zM14 7.500v2m0 2v2m0 2v1.500',
  bolt: 'M13 3 5 13.500h6L10 21l8.500-11h-6.200z',
  clip: 'M8 12.500 14.500 6a3 3 0 0 1 4.300 4.300l-8.300 8.200a5 5 0 0 1-7-7L11 4',
  grip: 'M9 6h.1M9 12h.1M9 18h.1M15 6h.1M15 12h.1M15 18h.1',
  up: 'm6 14 6-6 6 6',
  down: 'm6 10 6 6 6-6',
  clock: 'M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17zM12 7.500V12l3 2',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zm5-1.500L20.500 20.500',
} as const;

export type IconName = keyof typeof paths;

/** They point along the line, or show a page: in a right-to-left one they are mirrored. */
const along: ReadonlySet<IconName> = new Set([
  'back',
  'book',
  'chat',
  'leave',
  'list',
  'on',
  'out',
  'panel',
]);

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      class={along.has(name) ? 'icon icon-along' : 'icon'}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}

export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="9" />
      <path d="M8 11a4 4 0 0 1 4-4h8a4 4 0 0 1 4 4v5.500a4 4 0 0 1-4 4h-4.500l-4.400 3.900c-.6.600-1.600.1-1.600-.8v-3.700A4 4 0 0 1 8 16.500z" />
    </svg>
  );
}
