import { emptyDraft } from '../../../core/consultation/rules.ts';
import type { ConsultationFields } from '../../../core/consultation/schema.ts';
import { useConsultation } from '../../app/hooks/consultation.tsx';

const blank = emptyDraft({ id: '', startedAt: '' }).fields;

interface Fields {
  /** The fields of the running talk; what a new one would start with while none runs. */
  readonly fields: ConsultationFields;
  set(part: Partial<ConsultationFields>): void;
}

/** Reads and sets fields of the talk; setting one starts a talk where none runs. */
export function useFields(): Fields {
  const { draft, last, change } = useConsultation();
  const idle = last === null ? blank : { ...blank, channel: last.channel, language: last.language };
  return {
    fields: draft?.fields ?? idle,
    set: part => change(before => ({ ...before, fields: { ...before.fields, ...part } })),
  };
}
