import type { DetectOptions, Entity } from '#core/understanding/entities/entity';
export function findMoney(_text: string, _options: DetectOptions): Entity[] {
  return [];
}
