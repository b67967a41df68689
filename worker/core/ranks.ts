/** Priorities and levels as numbers, so that databases can compare and order them. Pure. */
import { priorities } from '#protocol/desk';
import type { EscalationLevel, Priority } from '#protocol/desk';

const levels: readonly EscalationLevel[] = ['low', 'medium', 'high', 'critical'];

export const priorityRank = (priority: Priority): number => priorities.indexOf(priority);
export const priorityOf = (rank: number): Priority => priorities[rank] ?? 'normal';
export const levelRank = (level: EscalationLevel): number => levels.indexOf(level);
export const levelOf = (rank: number): EscalationLevel => levels[rank] ?? 'high';
