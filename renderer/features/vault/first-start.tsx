import { useState } from 'react';
import { AboutStep } from './about-step.tsx';
import { ConfirmStep } from './confirm-step.tsx';
import { RecoveryStep } from './recovery-step.tsx';
import { VaultFrame } from './vault-frame.tsx';

interface FirstStartProps {
  readonly onOpen: () => void;
  readonly onProblem: (error: unknown) => void;
}

/** First start in three steps; nothing is stored before the recovery key has been typed back from paper. */
export function FirstStart({ onOpen, onProblem }: FirstStartProps) {
  const [step, setStep] = useState<'about' | 'recovery' | 'confirm'>('about');
  const [made, setMade] = useState({ pointName: '', recoveryKey: '' });
  return (
    <VaultFrame size="wide">
      {step === 'about' ? (
        <AboutStep
          onProblem={onProblem}
          onMade={result => {
            setMade(result);
            setStep('recovery');
          }}
        />
      ) : null}
      {step === 'recovery' ? <RecoveryStep {...made} onNext={() => setStep('confirm')} /> : null}
      {step === 'confirm' ? (
        <ConfirmStep onBack={() => setStep('recovery')} onOpen={onOpen} onProblem={onProblem} />
      ) : null}
    </VaultFrame>
  );
}
