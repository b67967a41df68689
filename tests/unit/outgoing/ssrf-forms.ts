/**
 * Every way we know to write an address that leads inside, or somewhere we must not go (S53): the same few machines in the spellings of
 * many parsers, wrapped in IPv6, hidden in names, behind users, ports, schemes and odd characters. None may ever be contacted.
 */

/** Loopback, private, link-local, carrier NAT, metadata of clouds, benchmarks, multicast, reserved, broadcast, this host. */
const inside4 = `
  127.0.0.1 127.255.255.254 0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.254 100.100.100.200
  169.254.169.254 169.254.170.2 172.16.0.1 172.31.255.254 192.168.0.1 192.168.255.254 168.63.129.16 192.0.0.1
  192.0.0.192 192.0.2.1 198.51.100.1 203.0.113.1 198.18.0.1 198.19.255.254 192.88.99.1 192.31.196.1 192.52.193.1
  192.175.48.1 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.254 255.255.255.255`
  .trim()
  .split(/\s+/);

const number4 = (dotted: string) =>
  dotted.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
const groups = (dotted: string) => {
  const whole = number4(dotted);
  return `${Math.floor(whole / 65_536).toString(16)}:${(whole % 65_536).toString(16)}`;
};

/** The spellings that inet_aton, browsers and libraries take for the same machine. */
function spellings4(dotted: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = dotted.split('.').map(Number);
  const whole = number4(dotted);
  const octal = (n: number) => `0${n.toString(8)}`;
  const hex = (n: number) => `0x${n.toString(16)}`;
  return [
    `https://${dotted}/`,
    `https://${dotted}./`,
    `https://${whole}/`,
    `https://${octal(whole)}/`,
    `https://${hex(whole)}/`,
    `https://${[a, b, c, d].map(octal).join('.')}/`,
    `https://${[a, b, c, d].map(hex).join('.')}/`,
    `https://${a}.${b}.${c * 256 + d}/`,
    `https://${a}.${b * 65_536 + c * 256 + d}/`,
    `https://${[a, b, c, d].map((n) => String(n).padStart(3, '0')).join('.')}/`,
    `https://${dotted.replaceAll('.', '。')}/`,
    `https://${dotted.replaceAll(/\d/g, (n) => String.fromCodePoint(0xff10 + Number(n)))}/`,
    `https://${dotted.replaceAll('.', '%2e')}/`,
    `https://%${dotted.charCodeAt(0).toString(16)}${dotted.slice(1)}/`,
    `https://[::ffff:${dotted}]/`,
    `https://[::ffff:${groups(dotted)}]/`,
    `https://[0:0:0:0:0:ffff:${groups(dotted)}]/`,
    `https://[::${dotted}]/`,
    `https://[::ffff:0:${dotted}]/`,
    `https://[64:ff9b::${dotted}]/`,
    `https://[64:ff9b:1::${groups(dotted)}]/`,
    `https://[2002:${groups(dotted)}::]/`,
    `https://[2002:${groups(dotted)}:1::1]/`,
    `https://[2001:0:${groups(dotted)}::]/`,
    `https://[fe80::5efe:${groups(dotted)}]/`,
    `https://${dotted}.nip.io/`,
    `https://${dotted.replaceAll('.', '-')}.sslip.io/`,
    `https://app.${dotted}.xip.io/`,
    `https://${dotted}.rebind.example.com/`,
    `https://app-${dotted.replaceAll('.', '-')}.example.com/`,
  ];
}

const inside6 = `
  :: ::1 0:0:0:0:0:0:0:1 0000:0000:0000:0000:0000:0000:0000:0001 ::2 100::1 64:ff9b::808:808 64:ff9b:1::1
  2001::1 2001:2::1 2001:3::1 2001:4:112::1 2001:10::1 2001:20::1 2001:30::1 2001:1ff:ffff::1 2001:db8::1
  2001:db8:ffff:ffff::1 2002::1 2002:a00:1::1 2620:4f:8000::1 3fff::1 3fff:fff::1 4000::1 5f00::1 fc00::1
  fd00::1 fd00:ec2::254 fdff:ffff::1 fe80::1 febf::1 fec0::1 feff::1 ff01::1 ff02::1 ff02::fb ff0e::1 ffff::1`
  .trim()
  .split(/\s+/)
  .map((address) => `https://[${address}]/`);

const zones = ['[fe80::1%25eth0]', '[fe80::1%eth0]', '[::1%251]', '[2606:4700::1%25lo]'].map(
  (host) => `https://${host}/`,
);

const names = `
  localhost LOCALHOST localhost. app.localhost localhost.localdomain localhost6 ip6-localhost ip6-loopback
  loopback broadcasthost localhost.example.com localhost.domaincontrol.com localhost.direct app.localhost.direct
  router intranet shop printer.local db.internal wiki.intranet nas.lan pc.home box.home.arpa
  1.0.0.127.in-addr.arpa mail.corp git.private srv.localdomain fritz.box site.onion name.alt kubernetes
  kubernetes.default kubernetes.default.svc api.default.svc kubernetes.default.svc.cluster.local
  vault.service.consul host.docker.internal gateway.docker.internal host.containers.internal metadata
  metadata.google.internal metadata.goog metadata.azure.com metadata.azure.internal metadata.tencentyun.com
  metadata.packet.net metadata.platformequinix.com api.metadata.cloud.ibm.com instance-data
  instance-data.ec2.internal instance-data.com rancher-metadata rancher-metadata.example.com workers.dev
  mine.workers.dev parley.account.workers.dev mine.pages.dev a.cloudflareworkers.com a.trycloudflare.com
  chat.parley.example CHAT.Parley.Example admin.chat.parley.example nip.io 7f000001.nip.io sslip.io
  127-0-0-1.sslip.io --1.sslip.io xip.io 127.0.0.1.traefik.me localtest.me a.b.localtest.me lvh.me vcap.me
  lacolhost.com fuf.me yoogle.com local.gd localho.st bugbounty.dod.network spoofed.burpcollaborator.net
  7f000001.c0a80001.rbndr.us make-127-0-0-1-rr.1u.ms a.127-0-0-1.local-ip.sh 127-0-0-1.my.local-ip.co
  127-0-0-1.ip6.name x.backname.io 10-0-0-1.0a1b2c3d4e5f.plex.direct 127-0-0-1.org.uk shop.example.com.
  shop..example.com .example.com -shop.example.com shop-.example.com shop.example.c0m. shop.example.123
  shop.example.0x7f xn--.example.com`
  .trim()
  .split(/\s+/)
  .concat(`${'a'.repeat(64)}.example.com`, `${'a.'.repeat(130)}example.com`)
  .map((host) => `https://${host}/`);

/** What one parser takes for a user, another for the host; characters that are dropped, folded or escaped on the way. */
const tricks = [
  'https://shop.example.com@127.0.0.1/',
  'https://127.0.0.1@shop.example.com/',
  'https://127.0.0.1:443@shop.example.com/',
  'https://user:pass@shop.example.com/',
  'https://@shop.example.com/',
  'https://:@shop.example.com/',
  'https://a@b@127.0.0.1/',
  'https://shop.example.com%40127.0.0.1/',
  'https://shop.example.com\\@127.0.0.1/',
  'https://127.0.0.1\\@shop.example.com/',
  'https://127.0.0.1\\.shop.example.com/',
  'https:\\\\127.0.0.1/',
  'https:/\\127.0.0.1/',
  'https:///127.0.0.1/',
  'https:////127.0.0.1/',
  'https:127.0.0.1',
  'https:/127.0.0.1/',
  '//127.0.0.1/',
  '///127.0.0.1/',
  '\\\\127.0.0.1\\share',
  '127.0.0.1',
  '127.0.0.1:443/',
  'https://',
  'https:///',
  'https://?/',
  'https://#/',
  'https://shop.example.com#@127.0.0.1\n/',
  'https://127.0.0.1#@shop.example.com/',
  'https://127.0.0.1?@shop.example.com/',
  'https://127.0.0.1;shop.example.com/',
  'https://127.0.0.1,shop.example.com/',
  'https://127.0.0.1 shop.example.com/',
  'https://shop.example.com 127.0.0.1/',
  'https://127.0.0.1%20shop.example.com/',
  'https://127.0.0.1%09.shop.example.com/',
  'https://127.0.0.1%00.shop.example.com/',
  'https://127.0.0.1%0a.shop.example.com/',
  'https://127.0.0.1\t/',
  'https://127.0.\t0.1/',
  'https://127.0.\n0.1/',
  'https://127.0.\r0.1/',
  'ht\ttps://127.0.0.1/',
  'https:\t//127.0.0.1/',
  'https:/\n/127.0.0.1/',
  ' https://127.0.0.1/',
  '\u0000https://127.0.0.1/',
  '\u00a0https://127.0.0.1/',
  '\ufeffhttps://127.0.0.1/',
  'https://127.0.0.1\u0000/',
  'https://127.0.0.1\u00ad/',
  'https://127.0.0.1\u200b/',
  'https://127.0\u2024 0.1/',
  'https://127․0․0․1/',
  'https://127．0．0．1/',
  'https://127｡0｡0｡1/',
  'https://①②⑦.⓪.⓪.①/',
  'https://１２７.0.0.1/',
  'https://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/',
  'https://ｌｏｃａｌｈｏｓｔ/',
  'https://loc\u00adalhost/',
  'https://local\u200dhost/',
  'https://localhoſt/',
  'https://ʟocalhost/',
  'https://[::1/',
  'https://::1/',
  'https://[::1]]/',
  'https://[[::1]]/',
  'https://[::1].example.com/',
  'https://example.com[::1]/',
  'https://[::ffff:127.0.0.1.]/',
  'https://[::ffff:0x7f.1]/',
  'https://[::ffff:2130706433]/',
  'https://[127.0.0.1]/',
  'https://[v1.a]/',
  'https://[0:0:0:0:0:0:0:0:1]/',
  'https://[:1]/',
  'https://[::１]/',
  'https://0/',
  'https://00/',
  'https://0x/',
  'https://0x0/',
  'https://127.1/',
  'https://127.0.1/',
  'https://0177.1/',
  'https://0x7f.1/',
  'https://0x7F000001/',
  'https://4294967295/',
  'https://4294967296/',
  'https://256.256.256.256/',
  'https://127.0.0.1.1/',
  'https://425.510.425.510/',
  'https://1.1.1/',
  'https://01.1.1.1/',
  'https://1.1.1.1./',
  'https://0x01010101/',
  'https://localhost%2e/',
  'https://loc%61lhost/',
  'https://%6c%6f%63%61%6c%68%6f%73%74/',
  'https://shop%2eexample%2ecom/',
  'https://shop.example.com%2f@127.0.0.1/',
  'https://shop.example.com%23@127.0.0.1/',
  'https://shop.example.com%5c@127.0.0.1/',
  'https://shop.example.com/\u2028a',
  'https://shop.example.com/é',
  'https://müller.example/',
  'https://例え.jp/',
  'https://shop_.example.com./',
  'https://shop.exam ple.com/',
  'https://shop.exa<mple.com/',
  'https://shop.exa|mple.com/',
  'https://shop.exa^mple.com/',
  'https://*.example.com/',
  'https://shop!.example.com/',
  'https://{host}/',
  'https://${host}/',
];

/** `shop.example.com` is a good host: here the port or the scheme is bad. */
const ports = [
  ...[0, 1, 21, 22, 23, 25, 53, 80, 110, 139, 143, 389, 445, 465, 587, 993, 1433, 2375, 2379],
  ...[3306, 3389, 5432, 5601, 5984, 6379, 6443, 8000, 8080, 8086, 8500, 9000, 9090, 9200, 10250],
  ...[11211, 27017, 65535, 65536, 99999],
].map((port) => `https://shop.example.com:${port}/`);
const oddPorts = [':4 43', ':+443', ':-1', ':0x1bb', ':443:443', ':a', ':４４３', ':443.0'].map(
  (port) => `https://shop.example.com${port}/`,
);
const schemes = [
  ...[
    'http',
    'ftp',
    'ftps',
    'sftp',
    'file',
    'gopher',
    'dict',
    'ldap',
    'ldaps',
    'tftp',
    'ws',
    'wss',
  ],
  ...[
    'smb',
    'jar',
    'netdoc',
    'mailto',
    'ssh',
    'telnet',
    'rtsp',
    'redis',
    'blob',
    'about',
    'view-source',
  ],
  ...['httpss', 'https ', 'h\u200bttps', 'ｈttps', 'https+unix', 'unix'],
]
  .map((scheme) => `${scheme}://shop.example.com/`)
  .concat(
    'javascript:alert(1)',
    'javascript://shop.example.com/%0aalert(1)',
    'data:text/plain,hello',
    'data:application/json;base64,e30=',
    'file:///etc/passwd',
    'file://127.0.0.1/etc/passwd',
    'file:/etc/passwd',
    'jar:https://shop.example.com!/',
    'blob:https://shop.example.com/1',
    'url:https://127.0.0.1/',
    'http://127.0.0.1/',
    'http://127.0.0.1:80/',
    'http://[::1]/',
    'http://2130706433/',
    'http://169.254.169.254/latest/meta-data/',
  );

/** Hosts of the list above are refused for a policy whose own host is this one. */
export const ownHost = 'chat.parley.example';

export const ssrfForms: readonly string[] = [
  ...new Set([
    ...inside4.flatMap(spellings4),
    ...inside6,
    ...zones,
    ...names,
    ...tricks,
    ...ports,
    ...oddPorts,
    ...schemes,
  ]),
];
