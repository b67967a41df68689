/** Steps of macros, what stands against them and the snoozes they know, in words: for the list, the editor and the preview. */
import type { MacroStep, MacroStepKind } from '#protocol/macro';
import { readable } from '../locales/names.ts';
import { t, tMaybe } from '../locales/texts.ts';
import type { People } from './inbox-people.ts';

/** Minutes that a step offers; others that came from elsewhere are kept. */
export const snoozeMinutes = [60, 240, 1_440, 2_880, 4_320, 10_080] as const;

export const kindWords = (kind: MacroStepKind): string => t(`macro.step.${kind}`);

export function snoozeWords(minutes: number): string {
  if (minutes % 1_440 === 0) return lasting(minutes / 1_440, 'day');
  return minutes % 60 === 0 ? lasting(minutes / 60, 'hour') : lasting(minutes, 'minute');
}

const lasting = (count: number, unit: string): string =>
  new Intl.NumberFormat('en', { style: 'unit', unit, unitDisplay: 'long' }).format(count);

/** What one step does, in a line. */
export function stepWords(step: MacroStep, people: Pick<People, 'nameOf' | 'teamOf'>): string {
  switch (step.kind) {
    case 'reply':
    case 'note':
      return step.text;
    case 'tag':
      return [...step.add.map((tag) => `+ ${tag}`), ...step.remove.map((tag) => `− ${tag}`)].join(
        ', ',
      );
    case 'assign': {
      const to =
        step.assigneeId === 'me'
          ? t('macro.me')
          : (people.nameOf(step.assigneeId) ?? people.teamOf(step.teamId));
      return to ?? t('inbox.nobody');
    }
    case 'prioritise':
      return t(`inbox.priority.${step.priority}`);
    case 'snooze':
      return snoozeWords(step.minutes);
    case 'tool':
      return readable(step.tool);
    case 'resolve':
      return t('macro.resolves');
  }
}

/** Why a step is not done: our words for the codes we know, else what the server says. */
export const codeWords = (code: string, detail: string): string =>
  tMaybe(`macro.code.${code}`) ?? (detail || (tMaybe(`problem.${code}`) ?? code));
