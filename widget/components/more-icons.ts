/** Icon paths of the extras, on the same grid as components/icon.tsx. */
export const paths = {
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7 8c.6-3.4 3.3-5 7-5s6.4 1.6 7 5',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  mail: 'M3 6h18v12H3zm0 1 9 7 9-7',
  end: 'M15 4h4v16h-4M10 8l-4 4 4 4M6 12h9',
  fresh: 'M12 5v14M5 12h14',
  star: 'm12 3 2.7 5.8 6.3.8-4.6 4.4 1.2 6.3L12 17.2l-5.6 3.1 1.2-6.3L3 9.6l6.3-.8Z',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  up: 'M7 11v9H4v-9h3Zm0 0 4-8a2.5 2.5 0 0 1 2.5 2.5V9H19a1.8 1.8 0 0 1 1.8 2.1l-1.2 7A2.3 2.3 0 0 1 17.3 20H7',
  down: 'M17 13V4h3v9h-3Zm0 0-4 8a2.5 2.5 0 0 1-2.5-2.5V15H5a1.8 1.8 0 0 1-1.8-2.1l1.2-7A2.3 2.3 0 0 1 6.7 4H17',
  page: 'M14 3H7a1 1 0 0 0-1 1v16a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V7Zm0 0v4h4M9 12h6M9 16h6',
};
