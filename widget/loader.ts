/**
 * `widget.js`, the only file a page embeds: shows the launcher in a closed shadow root, answers on
 * `window.Parley` and fetches the panel on intent. Side effects: one element, one global, one
 * script; no storage is written and no connection opened. Any failure here must stay silent.
 */
import type { Handover, LauncherLook, Panel, StartPanel, WidgetOptions } from '#widget/handover';
import { css, parseColor, textOn } from '#widget/color';
import { applyStyles } from '#widget/styles/apply';
import launcherStyles from './styles/launcher.css?inline';

/** Put in by build.ts: the name and the SHA-384 of the panel that belongs to this loader. */
declare const __PANEL__: { file: string; integrity: string };

type Listener = (detail?: unknown) => void;
type Call = (method: string, args: ArrayLike<unknown>) => unknown;
type PageWindow = { Parley?: { version?: string; q?: unknown } };

const methods =
  'boot identify update reset shutdown open close toggle show hide send prefill track on once off ready getState'.split(
    ' ',
  );
const icons = ['M21 12a8 8 0 0 1-8 8H4l1.8-3.2A8 8 0 1 1 21 12ZM9 11h8M9 14.5h5', 'm6 9.5 6 6 6-6'];
const svg = 'http://www.w3.org/2000/svg';

function install(): void {
  const page = window as unknown as PageWindow;
  if (page.Parley?.version) return;
  const tag = ownTag();
  const base = new URL('.', tag?.src || location.href).href;
  const options: WidgetOptions = Object.create(null);
  const listeners = new Map<string, Set<Listener>>();
  let host: HTMLElement | undefined;
  let handover: Handover | undefined;
  let panel: Panel | undefined;
  let loading: Promise<StartPanel> | undefined;

  const emit = (event: string, detail?: unknown) => {
    for (const listener of listeners.get(event) ?? []) {
      try {
        listener(detail);
      } catch (error) {
        reportError(error);
      }
    }
  };

  function load(): Promise<StartPanel> {
    return (loading ??= new Promise<StartPanel>((resolve, reject) => {
      const script = document.createElement('script');
      const policy = (
        window as { trustedTypes?: { createPolicy(name: string, rules: object): unknown } }
      ).trustedTypes?.createPolicy('parley', { createScriptURL: (url: string) => url }) as
        | { createScriptURL(url: string): string }
        | undefined;
      const url = base + __PANEL__.file;
      script.crossOrigin = 'anonymous';
      script.integrity = __PANEL__.integrity;
      if (options.nonce) script.nonce = options.nonce;
      script.onload = () => {
        script.remove();
        const start = (script as { parley?: StartPanel }).parley;
        if (start) resolve(start);
        else reject(script);
      };
      script.onerror = () => {
        script.remove();
        loading = undefined;
        reject(script);
      };
      script.src = policy ? policy.createScriptURL(url) : url;
      document.head.append(script);
    }));
  }

  function withPanel(then: (panel: Panel) => void): void {
    const to = handover;
    if (panel) then(panel);
    else if (to)
      load().then(
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
    const style = { all: 'initial', display: 'block', position: 'fixed', 'z-index': '2147483000' };
    for (const name of Object.keys(style))
      host.style.setProperty(name, style[name as keyof typeof style], 'important');
    const root = host.attachShadow({ mode: 'closed' });
    applyStyles(root, launcherStyles, options.nonce);
    const launcher = document.createElement('button');
    launcher.type = 'button';
    launcher.setAttribute('aria-haspopup', 'dialog');
    for (const icon of icons) {
      const picture = document.createElementNS(svg, 'svg');
      const path = document.createElementNS(svg, 'path');
      picture.setAttribute('viewBox', '0 0 24 24');
      picture.setAttribute('aria-hidden', 'true');
      path.setAttribute('d', icon);
      picture.append(path);
      launcher.append(picture);
    }
    const badge = document.createElement('i');
    launcher.append(badge);
    root.append(launcher);

    const now: LauncherLook = Object.create(null);
    const look = (next: LauncherLook) => {
      Object.assign(now, next);
      const color = parseColor(now.color) ?? [29, 78, 216];
      launcher.style.setProperty('--c', css(color));
      launcher.style.setProperty('--on', css(textOn(color)));
      launcher.className = `l ${now.position || 'bottom-right'}`;
      launcher.setAttribute('aria-expanded', String(now.open === true));
      launcher.setAttribute('aria-label', now.label || 'Open chat');
      badge.textContent = now.unread ? (now.unread > 9 ? '9+' : String(now.unread)) : '';
    };
    const intend = () => void load().catch(() => {});
    launcher.addEventListener('pointerenter', intend, { once: true });
    launcher.addEventListener('focus', intend, { once: true });
    launcher.addEventListener('touchstart', intend, { once: true, passive: true });
    launcher.addEventListener('click', () => call('toggle', ['visitor']));
    handover = { base, root, launcher, options, look, emit };
    look({ color: options.primaryColor, position: options.position });
    document.documentElement.append(host);
    if (options.open) call('open', []);
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
    if (method === 'on') {
      const set = listeners.get(String(first)) ?? new Set();
      listeners.set(String(first), set.add(second));
      return () => set.delete(second);
    }
    if (method === 'off') return void listeners.get(String(first))?.delete(second);
    if (method === 'once') {
      const off = call('on', [
        first,
        (detail: unknown) => {
          off();
          second(detail);
        },
      ]) as () => void;
      return off;
    }
    if (method === 'ready') return void Promise.resolve().then(first as Listener);
    if (method === 'getState')
      return panel?.state() ?? { open: false, unread: 0, connection: 'idle', status: 'none' };
    if (method === 'shutdown') {
      panel?.stop();
      host?.remove();
      host = handover = panel = undefined;
      return;
    }
    if (method === 'identify') options.identity = String(first);
    if (method === 'boot' || method === 'update') {
      Object.assign(options, first);
      if (!host) return boot();
      handover?.look({ color: options.primaryColor, position: options.position });
    }
    if (method === 'show' || method === 'hide')
      return host?.style.setProperty('display', method === 'hide' ? 'none' : 'block', 'important');
    if (panel || /^(open|toggle|send|prefill|reset)$/.test(method))
      withPanel((it) => it.call(method, args));
  };

  const stub = page.Parley;
  const waiting = (Array.isArray(stub) ? stub : stub?.q) as ArrayLike<unknown>[] | undefined;
  const parley = (method: string, ...args: unknown[]) => call(method, args);
  for (const method of methods)
    Object.defineProperty(parley, method, {
      // Own null-prototype descriptors: a page may have put `get` or `set` on Object.prototype.
      __proto__: null,
      value: (...args: unknown[]) => call(method, args),
    } as PropertyDescriptor);
  const extra = (name: string, value: unknown) =>
    Object.defineProperty(parley, name, { __proto__: null, value } as PropertyDescriptor);
  extra('version', '1');
  extra('push', (entry: unknown[]) => call(String(entry[0]), entry.slice(1)));
  page.Parley = parley as PageWindow['Parley'];

  const data = tag?.dataset ?? {};
  Object.assign(options, {
    siteKey: data.siteKey || data.apiKey,
    position: data.position,
    primaryColor: data.primaryColor,
    greeting: data.greeting,
    theme: data.theme,
    locale: data.locale,
    open: data.open !== undefined && data.open !== 'false',
    nonce: data.nonce || tag?.nonce,
  });
  for (let i = 0; waiting && i < waiting.length; i++) {
    const entry = waiting[i] as ArrayLike<unknown>;
    call(String(entry[0]), Array.prototype.slice.call(entry, 1));
  }
  boot();
  emit('ready');
}

/** `document.currentScript` can be clobbered by `<img name=currentScript>`, hence the tag check. */
function ownTag(): HTMLScriptElement | undefined {
  const current = document.currentScript as HTMLScriptElement | null;
  if (current?.tagName === 'SCRIPT') return current;
  return (
    document.querySelector<HTMLScriptElement>('script[data-site-key],script[data-api-key]') ??
    undefined
  );
}

try {
  install();
} catch {
  // A page that broke the platform under us keeps its page; the widget stays away.
}
