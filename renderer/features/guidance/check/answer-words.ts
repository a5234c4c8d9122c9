import type { Answer, Question } from '../../../../core/guidance/check/schema.ts';
import { renderText } from '../../../../core/guidance/resolve.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useCheckContext } from './check-context.tsx';

/** An answer in the words of its question. */
export function useAnswerWords(): (question: Question, answer: Answer) => string {
  const { t, language } = useText('guidance');
  const format = useFormat();
  const { facts } = useCheckContext();
  return (question, answer) => {
    const options =
      question.kind.type === 'choice' || question.kind.type === 'several' ? question.kind.options : [];
    const labelOf = (id: string): string => {
      const label = options.find(option => option.id === id)?.label[language];
      return label === undefined ? id : renderText(label, facts, language);
    };
    switch (answer.type) {
      case 'unknown':
        return t('check.unknown');
      case 'choice':
        return labelOf(answer.option);
      case 'several':
        return answer.options.length === 0
          ? t('check.none-of-these')
          : format.list(answer.options.map(labelOf));
      case 'day':
        return format.day(answer.on);
      case 'number':
        return format.number(answer.value);
    }
  };
}
