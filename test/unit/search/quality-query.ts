/**
 * What consultants type, and what they must see among the first three. Written by hand from the contacts of the pack
 * and the topics of the guidance, in three languages and the spellings people really use. `right`: any of these ids.
 */
export interface QualityQuery {
  readonly query: string;
  readonly kind: 'contact' | 'topic';
  readonly right: readonly string[];
}

export const contactQuery = (query: string, ...right: string[]): QualityQuery => ({
  query,
  kind: 'contact',
  right,
});
export const topicQuery = (query: string, ...right: string[]): QualityQuery => ({
  query,
  kind: 'topic',
  right,
});
