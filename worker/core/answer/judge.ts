/**
 * Judges what a model says while it says it, sentence by sentence: claims that nothing supports, secrets and rules of the prompt, and
 * envelopes meant for machines are left out; foreign links, images and marks of chat formats are taken away. Words that cannot
 * become any of that pass at once, everything else waits for the end of its sentence, so nothing unjudged is ever shown and
 * the first words come early. Holds only the sentence under way; used by flows/answer.
 */
import {
  beginsClaim,
  claimIn,
  Sources,
  unsupportedClaim,
  unsupportedNumber,
  unsupportedPromise,
} from '#core/answer/judge-claims';
import { endsHidden, holdsSecret, LeakIndex, leaks } from '#core/answer/judge-leak';
import { cleanLinks, hostsIn } from '#core/answer/judge-links';
import type { LinkRules } from '#core/answer/judge-links';
import { Pieces } from '#core/answer/judge-pieces';

export interface Evidence {
  /** What the answer may rest on: passages and tool results. */
  passages: readonly string[];
  /** The tenant's prompt: its facts count, its sentences and secrets stay inside. */
  tenantPrompt: string;
  /** The rules around it. */
  rules: string;
  /** Names and addresses of the tenant that anybody may know, such as its origins. */
  open: string;
  /** What the visitor wrote, the question last. */
  visitor: readonly string[];
  /** What was said to the visitor before. */
  said: readonly string[];
}

/** A sentence this long is judged as it stands. */
const longestSentence = 2_000;
/** Of the sentence before the newest words: all that a mark of markup may reach back over. */
const markupReach = 8;
/** The same of a number with its range, its unit and their words. What is longer, an address, waits anyway. */
const claimReach = 120;

const sentenceEnd = /(?:[.!?…]{1,8}["'”’»)\]*_]{0,4}(?=\s)|[。！？]["'”’»）」』]{0,4}|\n)\s*/gu;
const mayEnd = /[.!?…。！？\n]/;
const noEnd =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|no|nr|art|approx|incl|excl|max|min|mr|mrs|ms|dr|st|z\.b|d\.h|bzw|ca|p\.ej|ej|sr|sra|bijv|\d{1,3}|\p{L})\.\s*$/iu;
/** Signs of links, markup and code, and words too long or too mixed to be words. */
const markup =
  /[<>[\]{}|`~\\⟦⟧]|!\[|:\/\/|\/\/|www\.|\w\.\w{2,}|[A-Za-z0-9+/=_-]{21,}|(?=[A-Za-z_-]*\d)(?=[\d_-]*[A-Za-z])[A-Za-z0-9_-]{8,}|[A-Z0-9]{2,}[_-][A-Z0-9]|(?:\b\p{L}[ .\-*_]){4}/u;
const envelope =
  /^\s*(?:<[^<>\n]{1,40}>\s*){0,3}(?:```[a-z]*\s*)?(?:(?:\[\s*)?\{\s*(?:"|'|$)|\[\s*(?:\{|"[a-z_]+"\s*,))/i;
const machineFence = /^\s*```\s*(?:json|jsonc|yaml|xml|tool\w*|function\w*)\b/i;
/** A line that pretends that somebody else speaks, or that a tool has answered. */
const otherVoice =
  /^[\s*_#>-]{0,6}(?:system|user|human|developer|tool|function|tool[_ ]?(?:result|call|output)|function[_ ]?(?:result|call)|observation|action(?: input)?)\s?[*_]{0,2}:|^\s*\[DONE\]\s*$|^\s*data:\s/i;

export class AnswerJudge {
  /** What was left out, for "why this answer". */
  readonly dropped: string[] = [];
  #sources: Sources;
  #leak: LeakIndex;
  #links: LinkRules;
  #pieces: Pieces;
  #before: string;
  #pending = '';
  /** What of the sentence under way has been shown. */
  #shown = '';
  /** Nothing more of the sentence under way may be shown before its end: only its end can show what it is. */
  #waits = false;
  #depth = 0;
  #isFenced = false;

  constructor(evidence: Evidence) {
    const { passages, tenantPrompt, rules, open, visitor, said } = evidence;
    const trusted = [...passages, open].join('\n');
    this.#sources = new Sources(`${trusted}\n${tenantPrompt}`, visitor.join('\n'));
    this.#leak = new LeakIndex(tenantPrompt, rules, `${trusted}\n${visitor.join('\n')}`);
    this.#links = {
      get hosts() {
        const hosts = hostsIn(`${trusted}\n${tenantPrompt}`);
        Object.defineProperty(this, 'hosts', { value: hosts });
        return hosts;
      },
      trusted,
    };
    this.#before = said.join('\n').slice(-400);
    const { forms } = this.#leak;
    this.#pieces = new Pieces(forms, forms.length > 0 ? this.#leak.known : '', () =>
      said.join('\n'),
    );
  }

  /** The next piece of the stream; answers what may be shown now. */
  push(piece: string): string {
    this.#pending += piece;
    let out = '';
    for (;;) {
      const end = this.#sentenceEnd();
      if (end === -1) break;
      out += this.#settle(this.#pending.slice(0, end));
      this.#pending = this.#pending.slice(end);
    }
    return out + this.#early();
  }

  /** The stream is over. */
  end(): string {
    const rest = this.#pending;
    this.#pending = '';
    return rest === '' ? '' : this.#settle(rest);
  }

  #sentenceEnd(): number {
    const text = this.#shown + this.#pending;
    if (text.length <= longestSentence && !mayEnd.test(this.#pending)) return -1;
    for (const match of text.matchAll(sentenceEnd)) {
      const end = match.index + match[0].length;
      if (end <= this.#shown.length) continue;
      // Spaces after it belong to it, and more may come.
      if (end === text.length && !/\n|[。！？]/.test(match[0])) return -1;
      if (!match[0].includes('\n') && noEnd.test(text.slice(0, end))) continue;
      return end - this.#shown.length;
    }
    return text.length > longestSentence ? this.#pending.length : -1;
  }

  /** The begin of a sentence that is harmless whatever follows. */
  #early(): string {
    if (this.#waits || this.#depth > 0 || this.#isFenced) return '';
    const cut = this.#pending.search(/\s\S*$/u) + 1;
    if (cut === 0) return '';
    const head = this.#pending.slice(0, cut);
    const sentence = this.#shown + head;
    if (!/\p{L}/u.test(sentence)) return '';
    const fresh = this.#shown.slice(-markupReach) + head;
    if (markup.test(fresh) || envelope.test(sentence) || otherVoice.test(sentence)) {
      this.#waits = true;
      return '';
    }
    const recent = sentence.slice(-(head.length + claimReach));
    const claim = beginsClaim(sentence) ? 'claim' : claimIn(recent);
    if (claim !== 'none') {
      this.#waits = claim === 'claim';
      return '';
    }
    if (
      unsupportedPromise(sentence, this.#sources, head) ||
      unsupportedNumber(recent, this.#sources)
    ) {
      this.#waits = true;
      return '';
    }
    const near = (this.#before + sentence).slice(-100);
    if (endsHidden(near, head, this.#leak) || holdsSecret(near, this.#leak)) return '';
    if (this.#pieces.touches(head)) return '';
    this.#shown = sentence;
    this.#pending = this.#pending.slice(cut);
    return head;
  }

  /** A whole sentence, of which `#shown` is out already; `rest` is what is not. */
  #settle(rest: string): string {
    const sentence = this.#shown + rest;
    const begun = this.#shown !== '';
    if (begun) this.#pieces.tell(this.#shown);
    this.#shown = '';
    this.#waits = false;
    const fault = this.#fault(sentence);
    if (fault !== null) {
      if (fault !== '') this.dropped.push(fault);
      const gap = /\n\s*$/.exec(rest)?.[0] ?? ' ';
      return begun ? `…${gap}` : '';
    }
    const clean = cleanLinks(rest, this.#links);
    if (clean !== rest && !/[\p{L}\p{N}]/u.test(clean)) {
      this.dropped.push('a link');
      return begun ? '…\n' : '';
    }
    this.#before = (this.#before + sentence).slice(-400);
    this.#pieces.tell(sentence);
    return clean;
  }

  /** Why a sentence may not be shown; empty for the rest of something that was refused before. */
  #fault(sentence: string): string | null {
    if (this.#isFenced) {
      this.#isFenced = !/^\s*```\s*$/.test(sentence);
      return '';
    }
    if (machineFence.test(sentence)) {
      this.#isFenced = !/```\s*$/.test(sentence.trim().slice(3));
      return 'data for a machine';
    }
    if (this.#depth > 0 || envelope.test(sentence)) {
      const isFirst = this.#depth === 0;
      this.#depth = Math.max(0, this.#depth + balance(sentence));
      if (!isFirst || !this.#isQuoted(sentence)) return isFirst ? 'data for a machine' : '';
    }
    if (otherVoice.test(sentence)) return 'another voice';
    if (leaks(sentence, this.#leak, this.#before) || this.#pieces.completes(sentence))
      return 'the prompt';
    return unsupportedClaim(sentence, this.#sources);
  }

  /** An example of code that a passage holds may be shown. */
  #isQuoted(sentence: string): boolean {
    const isKnown = this.#links.trusted.includes(sentence.trim());
    if (isKnown) this.#depth = 0;
    return isKnown;
  }
}

const balance = (text: string): number =>
  (text.match(/[{[]/g)?.length ?? 0) - (text.match(/[}\]]/g)?.length ?? 0);
