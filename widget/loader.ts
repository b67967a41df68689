/**
 * `widget.js`, the only file a page embeds: shows the launcher in a closed shadow root, answers on
 * `window.Parley` and fetches the panel on intent. Side effects: one element, one global, one
 * script; no storage is written and no connection opened. Any failure here must stay silent.
 */
import type { Asset, Handover, PageTool, Panel, StartPanel, WidgetOptions } from '#widget/handover';
import { css, parseColor } from '#widget/color';
import { ownScript } from '#widget/own-script';
import { applyStyles } from '#widget/styles/apply';
import launcherStyles from './styles/launcher.css?inline';

/** Put in by build.ts: the name and the SHA-384 of the panel that belongs to this loader. */
declare const __PANEL__: Asset;

type Listener = (detail?: unknown) => void;
type Call = (method: string, args: ArrayLike<unknown>) => unknown;
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}
type PageWindow = { Parley?: { version?: string; q?: unknown } };

const methods =
  'boot identify update reset shutdown open close toggle tool show hide send prefill track on once off ready getState'.split(
    ' ',
  );
const attributes = 'siteKey apiKey position primaryColor greeting theme locale open nonce'.split(
  ' ',
) as Exclude<keyof WidgetOptions, 'identity'>[];
const icon = 'M21 12a8 8 0 0 1-8 8H4l1.8-3.2A8 8 0 1 1 21 12ZM9 11h8M9 14.5h5';
const svg = 'http://www.w3.org/2000/svg';

function install(): void {
  const page = window as unknown as PageWindow;
  if (page.Parley?.version) return;
  const tag =
    ownScript() ??
    document.querySelector<HTMLScriptElement>('script[data-site-key],script[data-api-key]');
  const base = new URL('.', tag?.src || location.href).href;
  const options: WidgetOptions = Object.create(null);
  const tools: Handover['tools'] = new Map();
  const listeners = new Map<unknown, Map<Listener, Listener>>();
  let host: HTMLElement | undefined;
  let handover: Handover | undefined;
  let panel: Panel | undefined;
  let loading: Promise<StartPanel> | undefined;
  let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

  const emit = (event: string, detail?: unknown) => {
    for (const listener of listeners.get(event)?.values() ?? []) {
      try {
        listener(detail);
      } catch (error) {
        reportError(error);
      }
    }
  };

  const load = (asset: Asset, kit?: object) =>
    new Promise<unknown>((resolve, reject) => {
      const script: HTMLScriptElement & { kit?: object; parley?: unknown } =
        document.createElement('script');
      const url = base + asset.file;
      const { trustedTypes } = window as unknown as { trustedTypes?: TrustedTypes };
      policy ??= trustedTypes?.createPolicy('parley', { createScriptURL: (it) => it });
      script.crossOrigin = 'anonymous';
      script.integrity = asset.integrity;
      script.nonce = options.nonce || '';
      script.kit = kit;
      script.onload = script.onerror = () => {
        script.remove();
        if (script.parley) resolve(script.parley);
        else reject(script);
      };
      script.src = policy ? policy.createScriptURL(url) : url;
      // In our own element: a page may have named a form `head`.
      host?.append(script);
    });
  const loadPanel = () =>
    (loading ??= load(__PANEL__).catch((error) => {
      loading = undefined;
      throw error;
    }) as Promise<StartPanel>);

  function withPanel(then: (panel: Panel) => void): void {
    const to = handover;
    if (panel) then(panel);
    else if (to)
      loadPanel().then(
        (start) => {
          if (handover === to) then((panel ??= start(to)));
        },
        () => emit('error'),
      );
  }

  function boot(): void {
    if (host || !/^pk_[\w-]{4,64}$/.test(options.siteKey ?? '')) return;
    host = document.createElement('div');
    host.id = 'parley';
    host.style.cssText =
      'all:initial!important;display:block!important;position:fixed!important;z-index:2147483000!important';
    const root = host.attachShadow({ mode: 'closed' });
    applyStyles(root, launcherStyles, options.nonce);
    const launcher = document.createElement('button');
    launcher.type = 'button';
    launcher.ariaHasPopup = 'dialog';
    launcher.ariaLabel = 'Open chat';
    launcher.className = 'l';
    const picture = document.createElementNS(svg, 'svg');
    const path = document.createElementNS(svg, 'path');
    picture.setAttribute('viewBox', '0 0 24 24');
    path.setAttribute('d', icon);
    picture.append(path);
    launcher.append(picture);
    root.append(launcher);

    const look = (color?: string, position = '') => {
      const rgb = parseColor(color) ?? [29, 78, 216];
      const { style } = launcher;
      // The panel measures contrast exactly; for one icon the brightness is enough.
      const bright = rgb[0] * 0.3 + rgb[1] * 0.59 + rgb[2] * 0.11 > 160;
      style.setProperty('--c', css(rgb));
      style.setProperty('--on', bright ? '#111' : '#fff');
      style.inset = 'auto';
      for (const side of [
        position.startsWith('top') ? 'top' : 'bottom',
        position.endsWith('left') ? 'left' : 'right',
      ])
        style.setProperty(side, `calc(20px + env(safe-area-inset-${side}))`);
    };
    const intend = () => void loadPanel().catch(() => {});
    for (const sign of ['pointerenter', 'focus', 'touchstart'])
      launcher.addEventListener(sign, intend, { once: true, passive: true });
    launcher.addEventListener('click', () => call('toggle', ['visitor']));
    handover = { base, root, launcher, options, tools, look, load, emit };
    look(options.primaryColor, options.position);
    document.documentElement.append(host);
    if ((options.open ?? false) !== false && options.open !== 'false') call('open', []);
    else if (returning()) withPanel(() => {});
  }

  /** A visitor who chatted here before and may still be waiting for an answer. Reads, never writes. */
  function returning(): boolean {
    try {
      const kept = JSON.parse(localStorage.getItem(`parley:${options.siteKey}`) ?? '{}');
      return kept.until > Date.now();
    } catch {
      return false;
    }
  }

  const call: Call = (method, args) => {
    const first = args[0];
    const second = args[1] as Listener;
    if (method === 'on' || method === 'once') {
      const of = listeners.get(first) ?? new Map<Listener, Listener>();
      const off = () => of.delete(second);
      listeners.set(first, of);
      of.set(
        second,
        method === 'on'
          ? second
          : (detail) => {
              off();
              second(detail);
            },
      );
      // Nobody can listen before it is.
      if (first === 'ready') void call(first, [second]);
      return off;
    }
    if (method === 'off') return listeners.get(first)?.delete(second);
    if (method === 'ready') return Promise.resolve().then(first as () => void);
    if (method === 'getState')
      return panel?.state() ?? { open: false, unread: 0, connection: 'idle', status: 'none' };
    if (method === 'shutdown') {
      panel?.stop();
      host?.remove();
      host = handover = panel = undefined;
      return;
    }
    if (method === 'track') return emit(method, { name: first, data: args[1] });
    if (method === 'identify') options.identity = first as string;
    if (method === 'tool') tools.set(first, second as unknown as PageTool);
    if (method === 'boot' || method === 'update') {
      Object.assign(options, first);
      if (!host) return boot();
      handover?.look(options.primaryColor, options.position);
    }
    if (method === 'show' || method === 'hide')
      return host?.style.setProperty('display', method === 'hide' ? 'none' : 'block', 'important');
    if (panel || loading || /^(open|toggle|send|prefill|reset)$/.test(method))
      withPanel((it) => it.call(method, args));
  };

  const stub = page.Parley;
  // Entries are lists or `arguments` objects.
  const waiting = (Array.isArray(stub) ? stub : stub?.q) as Iterable<unknown[]> | undefined;
  const parley = ((method: string, ...args: unknown[]) => call(method, args)) as unknown as Record<
    string,
    unknown
  >;
  for (const method of methods) parley[method] = (...args: unknown[]) => call(method, args);
  parley.version = '1';
  parley.push = ([method, ...args]: unknown[]) => call(String(method), args);
  page.Parley = parley;

  // Attribute by attribute: `dataset` would show what a page has put on Object.prototype.
  for (const name of attributes) {
    const value = tag?.getAttribute(`data-${name.replace(/[A-Z]/, '-$&')}`);
    if (value != null) options[name] = value;
  }
  options.siteKey ||= options.apiKey;
  options.nonce ||= tag?.nonce;
  boot();
  for (const [method, ...args] of waiting ?? []) call(String(method), args);
}

try {
  install();
} catch {
  // A page that broke the platform under us keeps its page; the widget stays away.
}
