/**
 * What the loader and the panel know of each other: types only, no code. The loader owns the host
 * element, the launcher and `window.Parley`; the panel owns everything that talks to the server.
 */
export type Position = 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left';
export type Theme = 'auto' | 'light' | 'dark';

/** Attributes of the script tag (`data-primary-color` …) or fields of `Parley.boot({...})`. */
export interface WidgetOptions {
  siteKey?: string;
  position?: string;
  primaryColor?: string;
  greeting?: string;
  theme?: string;
  locale?: string;
  open?: boolean;
  nonce?: string;
  /** JWT of `Parley.identify`, signed by the tenant's own backend. */
  identity?: string;
}

export interface LauncherLook {
  color?: string;
  position?: string;
  open?: boolean;
  unread?: number;
  /** Spoken name of the launcher in the visitor's language. */
  label?: string;
}

export interface WidgetState {
  open: boolean;
  unread: number;
  connection: string;
  status: string;
}

export interface Handover {
  /** Origin of the API: the one that widget.js came from, with a slash at the end. */
  base: string;
  root: ShadowRoot;
  launcher: HTMLButtonElement;
  options: WidgetOptions;
  look(look: LauncherLook): void;
  /** Tells the page (listeners of `Parley.on`). */
  emit(event: string, detail?: unknown): void;
}

export interface Panel {
  call(method: string, args: ArrayLike<unknown>): void;
  state(): WidgetState;
  stop(): void;
}

export type StartPanel = (handover: Handover) => Panel;
