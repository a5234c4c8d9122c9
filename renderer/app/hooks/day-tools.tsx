import { AsOfBanner } from '../../components/as-of/as-of-banner.tsx';
import { AsOfPicker } from '../../components/as-of/as-of-picker.tsx';
import { useGuidancePlace } from './guidance-place.tsx';

/** Chooses the day as of which the guidance is read. */
export function DayPicker() {
  const { today, on, visitDay, setDay } = useGuidancePlace();
  return <AsOfPicker today={today} on={on} visitDay={visitDay} onChoose={setDay} />;
}

/** Says that the guidance is read as of another day than today. */
export function DayBanner() {
  const { today, on, setDay } = useGuidancePlace();
  return <AsOfBanner today={today} on={on} onChoose={setDay} />;
}
