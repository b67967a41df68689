/** A part of ssrf-forms for tests that ask a running product. */

/** One of each kind, for tests that ask a running product. */
export const ssrfSample: readonly string[] = [
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://169.254.169.254/latest',
  'https://[::ffff:7f00:1]/',
  'https://[fd00:ec2::254]/',
  'https://localhost/',
  'https://db.internal/',
  'https://mine.workers.dev/',
  'https://chat.parley.example/v1/admin/account',
  'https://127-0-0-1.sslip.io/',
  'https://user:pass@shop.example.com/',
  'https://shop.example.com\\@127.0.0.1/',
  'https://①②⑦.⓪.⓪.①/',
  'https://shop.example.com:6379/',
  'http://shop.example.com/',
  'file:///etc/passwd',
];
