/**
 * What belongs to the tenant and is fetched: configuration, words, and the second script. Side effects:
 * requests to our own origin, a style sheet.
 */
import {
  Component,
  createRef,
  Fragment as Group,
  h as element,
  options as preactOptions,
} from 'preact';
import type { Extras } from './extras.tsx';
import type { Asset, Handover } from '#widget/handover';
import { ask } from '#widget/http';
import { parseConfig } from '#widget/parse';
import type { State } from '#widget/state';
import { applyStyles } from '#widget/styles/apply';
import { languageOf, languages, sayer } from '#widget/texts';

/** Put in by build.ts: the folder of the language files, named after their content. */
declare const __LOCALES__: string;
/** The second script that belongs to this one. */
declare const __EXTRAS__: Asset;

export function createTenant(deps: {
  handover: Handover;
  state: State;
  wanted: string;
  change(next: Partial<State>): void;
}) {
  const { handover, state, wanted, change } = deps;
  const { base, options } = handover;
  /** Words in layers: the extras' English, the language's file, the tenant's own. */
  const words: unknown[] = [undefined, undefined, undefined];
  const speak = (...more: unknown[]) => {
    if (more.length > 1) words.splice(1, 2, ...more);
    else words[0] = more[0];
    state.say = sayer(...words);
  };
  let loading: Promise<Extras> | undefined;
  function extras(): Promise<Extras> {
    return (loading ??= handover
      .load(__EXTRAS__, {
        h: element,
        Fragment: Group,
        options: preactOptions,
        Component,
        createRef,
      })
      .then(
        (loaded) => {
          const it = loaded as Extras;
          applyStyles(handover.root, it.styles, options.nonce);
          speak(it.texts);
          change({ extras: it });
          return it;
        },
        (error) => {
          loading = undefined;
          throw error;
        },
      ));
  }
  /** A screen whose script does not come is no screen. It is asked for again while somebody looks. */
  const want = (): void =>
    void extras().catch(() => {
      change({ screen: 'chat', menu: false });
      setTimeout(() => state.open && want(), 5_000);
    });

  async function configure(): Promise<void> {
    const query = `?key=${encodeURIComponent(options.siteKey!)}&locale=${encodeURIComponent(wanted)}`;
    const answer = await ask(`${base}v1/config${query}`);
    if (answer.code) {
      if (answer.status === 403 || answer.status === 404) change({ connection: 'blocked' });
      else if (!state.configured) setTimeout(() => state.open && void configure(), 5_000);
      return;
    }
    const config = parseConfig(answer.body);
    const locale = options.locale || config.locale || wanted;
    const language = languageOf(locale);
    let file: unknown;
    // The tenant's texts win; the file fills what they leave open.
    if (language !== 'en' && languages.includes(language))
      file = (await ask(`${base}${__LOCALES__}/${language}.json`)).body;
    speak(file, config.texts);
    change({ config, configured: true, locale });
    if (config.consent.required) want();
  }

  return { configure, extras, want };
}
