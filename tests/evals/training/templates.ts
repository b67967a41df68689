// Expands the project's own sentence templates (templates/LABEL.txt) into training sentences.
// "(a|b)" offers alternatives. A line starts with V (a verb phrase), N (a noun phrase) or S (a
// whole sentence); the first two get the openings below, as visitors do. Deterministic.
import { readOwn } from './open-data.ts';

const verbOpenings =
  `i want to|i need to|how do i|how can i|how to|can i|can you help me|help me|i would like to|id like to|is it possible to|where can i|where to|i dont know how to|i do not know how i can|could you help me to|please|i have to|i am trying to|i try to|what do i need to do to|what do i have to do to|what are the steps to|i cannot|i can not|want to|need help to|i need assistance to|can you|would it be possible to|i wanna|tell me how to|whats the process to|do you know how i can|i have got to|i want help to|trying to|could i||||`.split(
    '|',
  );
const gerundOpenings =
  `i need help|help|i want assistance|i need assistance|can you help me|could you help me with|assistance|problems|i have a problem|i have issues|trouble|i want support|need support`.split(
    '|',
  );
const nounOpenings =
  `i have a question about|tell me about|information about|what about|can i get|i need|help with|question about|i want to know about|tell me more about|need info on|i have problems with|i need help with|could you tell me about|regarding|about my||||`.split(
    '|',
  );
const closings =
  `||||||||||| please| pls| thanks| asap| i need help| can you help me| help me please| i need assistance| help| today| now`.split(
    '|',
  );

/** A small linear congruential generator: the same corpus on every run. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

function expand(template: string, random: () => number): string {
  let text = template;
  for (;;) {
    const next = text.replace(/\(([^()]*)\)/g, (_, inner: string) => {
      const options = inner.split('|');
      return options[Math.floor(random() * options.length)]!;
    });
    if (next === text) return text.replace(/\s+/g, ' ').trim();
    text = next;
  }
}

/** "track my order" → "tracking my order". */
function gerund(phrase: string): string {
  const [verb = '', ...rest] = phrase.split(' ');
  const short = new Set(['get', 'set', 'log', 'cut', 'swap', 'stop', 'drop', 'cancel']);
  const stem =
    verb === 'cancel'
      ? 'cancel'
      : verb.endsWith('e') && !verb.endsWith('ee')
        ? verb.slice(0, -1)
        : short.has(verb)
          ? verb + verb.at(-1)
          : verb;
  return [`${stem}ing`, ...rest].join(' ');
}

const pick = <T>(list: readonly T[], random: () => number): T =>
  list[Math.floor(random() * list.length)]!;

export function ownSentences(perLine: number): { text: string; label: string }[] {
  const random = seededRandom(7);
  const out: { text: string; label: string }[] = [];
  for (const [label, body] of [...readOwn('templates')].sort((a, b) => a[0].localeCompare(b[0]))) {
    for (const line of body.split('\n').filter(Boolean)) {
      const kind = line[0];
      const seen = new Set<string>();
      for (let i = 0; i < perLine; i++) {
        let text = expand(line.slice(2), random);
        if (kind === 'V') {
          text =
            random() < 0.2
              ? `${pick(gerundOpenings, random)} ${gerund(text)}`
              : `${pick(verbOpenings, random)} ${text}`;
        }
        if (kind === 'N') text = `${pick(nounOpenings, random)} ${text}`;
        text = `${text}${pick(closings, random)}`.trim();
        if (!seen.has(text)) out.push({ text, label });
        seen.add(text);
      }
    }
  }
  return out;
}
