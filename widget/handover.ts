/**
 * What the loader and the panel know of each other: types only, no code. The loader owns the host
 * element, the launcher and `window.Parley`; the panel owns everything that talks to the server.
 */
export type Position = 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left';
export type Theme = 'auto' | 'light' | 'dark';

/** Attributes of the script tag (`data-primary-color` …) or fields of `Parley.boot({...})`. */
export interface WidgetOptions {
  siteKey?: string;
  /** Alias of `siteKey`. */
  apiKey?: string;
  position?: string;
  primaryColor?: string;
  greeting?: string;
  theme?: string;
  locale?: string;
  /** `data-open` without a value is the empty string. */
  open?: boolean | string;
  nonce?: string;
  /** Of `Parley.identify`, signed by the tenant's own backend: a JWT, or the older `{ userId, userHash }`. */
  identity?: string | { userId: string; userHash: string };
}

export interface WidgetState {
  open: boolean;
  unread: number;
  connection: string;
  status: string;
}

export interface Asset {
  file: string;
  integrity: string;
}

/**
 * A function of the page. `key` is the same however often a call comes; what it gives must be JSON. What it throws is told as an error.
 */
export type PageTool = (
  given: Record<string, unknown>,
  call: { id: string; key: string; signal: AbortSignal },
) => unknown;

export interface Handover {
  /** Origin of the API: the one that widget.js came from, with a slash at the end. */
  base: string;
  root: ShadowRoot;
  launcher: HTMLButtonElement;
  options: WidgetOptions;
  /** Functions of the page by name (`Parley.tool`). */
  tools: Map<unknown, PageTool | null | undefined>;
  /** Colour and corner of the launcher. */
  look(color?: string, position?: string): void;
  /** Runs a script of ours and gives what it left on its element; `kit` is what it may use. */
  load(asset: Asset, kit?: object): Promise<unknown>;
  /** Tells the page (listeners of `Parley.on`). */
  emit(event: string, detail?: unknown): void;
}

export interface Panel {
  call(method: string, args: ArrayLike<unknown>): void;
  state(): WidgetState;
  stop(): void;
}

export type StartPanel = (handover: Handover) => Panel;
