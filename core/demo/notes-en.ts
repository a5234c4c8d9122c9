import type { ScenarioId } from './scenarios.ts';

/** Sentences of a note in English; what stands in braces is filled by `notes.ts`. */
export const notesEn: Readonly<Record<ScenarioId, readonly string[]>> = {
  'ukr-status': [
    'Came with her children {months} months ago, asks about the PESEL number and UKR status.',
    'After more than 30 days abroad the status was changed to NUE; it has to be applied for again.',
    'Explained that the trusted profile and the app prove legal stay, there is no paper certificate.',
    'No fingerprints were taken from the son ({age}), appointment at the municipality on {day}.',
  ],
  cukr: [
    'Wants to move from UKR status to the CUKR residence card, protected for {months} months without a break.',
    'Checked the documents: valid passport, PESEL, no absence above 30 days.',
    'The application is filed online only, went through the form and the list of attachments.',
    'Fee {amount} PLN, the proof of payment must be uploaded first.',
  ],
  residence: [
    'Residence card ends on {day}, the application for temporary residence has not been filed.',
    'Talked about temporary and permanent residence and the EU long-term resident.',
    'Lease and proof of income are missing, the employer {employer} promised the annex by {day}.',
    'Reminded that the application must be filed on the last day of legal stay at the latest.',
  ],
  'case-status': [
    'Case {ref} has been running for {months} months, the office asks for missing papers within seven days.',
    'Called the helpline, the file is complete and waits for a decision.',
    'Showed how to follow the proceedings online and report a new address.',
    'Wrote a reminder together, the client will post it by registered mail.',
  ],
  'work-permit': [
    'The employer {employer} sent the work notification too late, explained what follows.',
    'Asks whether the company may be changed without a new work permit.',
    'The declaration expires on {day}, agency {employer} will file another.',
    'Part-time work, rate {amount} PLN, the contract was signed in Polish without translation.',
  ],
  'unpaid-wages': [
    'Company {employer} has not paid wages for {months} months, about {amount} PLN.',
    'There was no written contract, only phone messages and a list of hours.',
    'Passed on to a lawyer and described a complaint to the labour inspection.',
    'The employer threatens with deportation and keeps the passport.',
  ],
  'job-search': [
    'Looks for work as an engineer, the diploma needs recognition.',
    'Registration at the labour office needs an address and a valid document.',
    'Signed up for computer training starting {day}.',
    'Has been cleaning for {employer}, wants to return to accounting.',
  ],
  health: [
    'The child has no health insurance, the clinic refused the visit.',
    'Explained the right to treatment and where the night doctor is.',
    'Appointment with a family doctor on {day}, an interpreter is needed.',
    'The foreign disability certificate is not recognised, a new one must be applied for.',
  ],
  benefits: [
    'Child benefit was stopped after a trip abroad, applied again online.',
    'The office wants proof that the child goes to school.',
    'Social assistance was refused, the appeal deadline is {day}.',
    'The family of three lives on {amount} PLN, gave the list of food parcels.',
  ],
  housing: [
    'The landlord at {street} street ended the lease, the family must leave by {day}.',
    'Deposit of {amount} PLN was not returned, the agreement was by word of mouth.',
    'Collective accommodation “{place}” is closing, the fee is above their income.',
    'Gave the night shelter and the duty number, a bed was confirmed by phone.',
  ],
  school: [
    'Son ({age}) learns remotely abroad, explained compulsory schooling.',
    'The headteacher wants the certificate translated, the intercultural assistant comes on Wednesdays.',
    'Enrolled in a preparatory class from {day}.',
    'Mother asks to speak with the counsellor about bullying.',
  ],
  'polish-course': [
    'Signed up for a free Polish course, level A2, starting {day}.',
    'Evening classes because of shift work at {employer}.',
    'Asks about the certificate exam, cost {amount} PLN.',
    'The conversation group meets in the library at {street} street.',
  ],
  asylum: [
    'Applied for international protection, lives outside the centre, temporary certificate until {day}.',
    'The interview is on {day}, interpreter and lawyer are needed.',
    'Explained the right to work after six months and the cash allowance.',
    'The letter in case {ref} was translated by word of mouth.',
  ],
  'return-decision': [
    'Received return decision {ref}, the appeal deadline is {day}.',
    'Family and children are in Poland, humanitarian reasons are possible.',
    'Urgent appointment with a lawyer, copied the decision and the envelope.',
    'Talked about assisted voluntary return.',
  ],
  violence: [
    'Speaks of domestic violence, afraid to go back to {street} street.',
    'Called the crisis centre, there is a place today.',
    'Blue Card procedure started, appointment with a psychologist.',
    'The partner took the documents, the police took the report.',
  ],
  documents: [
    'Passport has expired, the consulate books from {day}.',
    'Driving licence to be exchanged, a sworn translation is needed.',
    'Birth certificate without the father, pointed to the registry office.',
    'The sworn translator asks {amount} PLN, gave a list of others.',
  ],
};
