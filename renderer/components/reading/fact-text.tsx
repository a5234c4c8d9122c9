import { Fragment, type ReactNode } from 'react';
import { splitText } from '../../../core/guidance/fact-text.ts';
import { formatFactValue } from '../../../core/guidance/resolve.ts';
import type { Fact } from '../../../core/guidance/schema.ts';
import type { LocalizedText, UiLanguage } from '../../../core/languages.ts';
import { useText } from '../../i18n/use-text.ts';

interface FactTextProps {
  readonly text: LocalizedText;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly language: UiLanguage;
}

/** A text of a pack with its numbers in place, each in bold: they are what the eye looks for. */
export function FactText({ text, facts, language }: FactTextProps): ReactNode {
  const { t } = useText('guidance');
  let at = 0;
  return splitText(text[language]).map(part => {
    at += 1;
    if (part.kind === 'plain') return <Fragment key={at}>{part.text}</Fragment>;
    const fact = facts.get(part.id);
    return <b key={at}>{fact === undefined ? t('fact.unknown') : formatFactValue(fact.value, language)}</b>;
  });
}
