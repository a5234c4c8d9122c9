import { CircleHelp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Badge } from '../../renderer/components/badge.tsx';
import { Button } from '../../renderer/components/button.tsx';
import { ChoiceChips, OptionalChoiceChips, ToggleChips } from '../../renderer/components/chip-group.tsx';
import { ComboBox } from '../../renderer/components/combo-box.tsx';
import { DataTable } from '../../renderer/components/data-table.tsx';
import { ConfirmDialog } from '../../renderer/components/dialog.tsx';
import { EmptyState } from '../../renderer/components/empty-state.tsx';
import { ErrorSummary } from '../../renderer/components/error-summary.tsx';
import { Highlight } from '../../renderer/components/highlight.tsx';
import { LiveRegion, useAnnounce } from '../../renderer/components/live-region.tsx';
import { Notice } from '../../renderer/components/notice.tsx';
import { Progress, Spinner } from '../../renderer/components/progress.tsx';
import { RadioGroup } from '../../renderer/components/radio-group.tsx';
import { Select } from '../../renderer/components/select.tsx';
import { Switch } from '../../renderer/components/switch.tsx';
import { TextField } from '../../renderer/components/text-field.tsx';
import { createI18n } from '../../renderer/i18n/create-i18n.ts';
import { axeViolations } from '../helpers/axe.ts';
import '../../renderer/styles/tokens.css';
import '../../renderer/styles/base.css';

let root: Root | undefined;
const place = (): HTMLElement => {
  const element = document.createElement('main');
  document.body.append(element);
  return element;
};
function show(content: ReactNode): void {
  root = createRoot(place());
  root.render(<I18nextProvider i18n={createI18n({ language: 'pl' })}>{content}</I18nextProvider>);
}
afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
  delete document.documentElement.dataset.theme;
});

const cities = ['Kraków', 'Łódź', 'Tarnów', 'Świdnica'].map(label => ({ value: label, label }));

function Gallery() {
  const [isOn, setOn] = useState(true);
  const [city, setCity] = useState<string | null>('Kraków');
  const [channel, setChannel] = useState<'a' | 'b'>('a');
  const [outcome, setOutcome] = useState<'a' | 'b' | null>(null);
  const [topics, setTopics] = useState<readonly ('a' | 'b')[]>(['b']);
  const two = [
    { value: 'a', label: 'osobiście' },
    { value: 'b', label: 'telefon' },
  ] as const;
  return (
    <>
      <h1>Galeria</h1>
      {(['primary', 'secondary', 'quiet', 'danger', 'alarm'] as const).map(variant => (
        <Button key={variant} variant={variant} chord="Ctrl+Enter">
          {variant}
        </Button>
      ))}
      <Button isDisabled>niedostępne</Button>
      {(['neutral', 'accent', 'amber', 'red', 'green'] as const).map(tone => (
        <Badge key={tone} tone={tone}>
          {tone}
        </Badge>
      ))}
      {(['info', 'warning', 'danger', 'success'] as const).map(tone => (
        <Notice key={tone} tone={tone} title={tone} onDismiss={() => undefined}>
          <p>treść</p>
        </Notice>
      ))}
      <ChoiceChips label="Kanał" options={two} value={channel} onChange={setChannel} />
      <OptionalChoiceChips label="Wynik" options={two} value={outcome} onChange={setOutcome} />
      <ToggleChips label="Tematy" options={two} values={topics} onChange={setTopics} />
      <TextField label="Notatka" rows={3} hint="krótko" error="Za długie." placeholder="bez danych" />
      <Select label="Język" options={two} value={channel} onChange={setChannel} />
      <ComboBox label="Miasto" options={cities} value={city} onChange={setCity} />
      <RadioGroup label="Kolory" options={[...two]} value={channel} onChange={setChannel} />
      <Switch isSelected={isOn} onChange={setOn}>
        Głośno
      </Switch>
      <Spinner label="Czekaj" />
      <Progress label="Odtwarzam" done={3} of={10} onCancel={() => undefined} />
      <EmptyState icon={CircleHelp} title="Nic tu nie ma" />
      <DataTable
        caption="Pakiety"
        columns={[
          { id: 'name', label: 'Nazwa', isRowHeader: true, cell: (row: string) => row },
          { id: 'size', label: 'Znaków', align: 'end', cell: (row: string) => row.length },
        ]}
        rows={['Kraków', 'Łódź']}
        rowId={row => row}
      />
    </>
  );
}

describe('the shared parts', () => {
  it.each(['light', 'dark'] as const)('axe finds nothing wrong: %s', async theme => {
    document.documentElement.lang = 'pl';
    document.documentElement.dataset.theme = theme;
    show(<Gallery />);
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await axeViolations()).toEqual([]);
  });

  it('no target is smaller than 24 by 24', async () => {
    show(<Gallery />);
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
    const small = [
      ...document.querySelectorAll('button, [role="radio"], label:has(input), textarea, input[type="text"]'),
    ]
      .map(element => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && (box.width < 24 || box.height < 24))
      .map(({ element, box }) => `${element.textContent} ${box.width}×${box.height}`);
    expect(small).toEqual([]);
  });

  it('a chip that must be chosen cannot be let go, one that may can', async () => {
    show(<Gallery />);
    await page.getByRole('radiogroup', { name: 'Kanał' }).getByRole('radio', { name: 'telefon' }).click();
    await page.getByRole('radiogroup', { name: 'Kanał' }).getByRole('radio', { name: 'telefon' }).click();
    await expect
      .element(page.getByRole('radiogroup', { name: 'Kanał' }).getByRole('radio', { name: 'telefon' }))
      .toBeChecked();
    const outcome = page.getByRole('radiogroup', { name: 'Wynik' }).getByRole('radio', { name: 'telefon' });
    await outcome.click();
    await expect.element(outcome).toBeChecked();
    await outcome.click();
    await expect.element(outcome).not.toBeChecked();
  });

  it('several chips are walked with arrows and switched with space', async () => {
    show(<Gallery />);
    await page.getByRole('button', { name: 'telefon' }).click();
    await expect
      .element(page.getByRole('button', { name: 'telefon' }))
      .toHaveAttribute('aria-pressed', 'false');
    await userEvent.keyboard('{ArrowLeft} ');
    await expect
      .element(page.getByRole('button', { name: 'osobiście' }))
      .toHaveAttribute('aria-pressed', 'true');
  });

  it('a name is found in a long list without its accents', async () => {
    show(<Gallery />);
    const field = page.getByRole('combobox', { name: 'Miasto' });
    await field.click();
    await userEvent.keyboard('{Control>}a{/Control}swid');
    await expect.element(page.getByRole('option', { name: 'Świdnica' })).toBeVisible();
    await userEvent.keyboard('{Control>}a{/Control}lodz{ArrowDown}{Enter}');
    await expect.element(field).toHaveValue('Łódź');
  });

  it('a destructive question starts on Cancel, and Enter does no harm', async () => {
    const done: string[] = [];
    show(
      <ConfirmDialog
        isOpen
        isDestructive
        title="Wyrzucić szkic?"
        confirmLabel="Wyrzuć"
        onConfirm={() => done.push('confirm')}
        onCancel={() => done.push('cancel')}
      >
        <p>Tego nie da się cofnąć.</p>
      </ConfirmDialog>,
    );
    await expect.element(page.getByRole('button', { name: 'Anuluj' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(done).toEqual(['cancel']);
  });

  it('an error summary takes the focus and leads to the control', async () => {
    show(
      <>
        <ErrorSummary title="Popraw" problems={[{ fieldId: 'name', message: 'Wpisz nazwę.' }]} attempt={1} />
        <TextField id="name" label="Nazwa" error="Wpisz nazwę." />
      </>,
    );
    await expect.element(page.getByRole('alert')).toHaveFocus();
    await page.getByRole('button', { name: 'Wpisz nazwę.' }).click();
    await expect.element(page.getByRole('textbox', { name: 'Nazwa' })).toHaveFocus();
    await expect
      .element(page.getByRole('textbox', { name: 'Nazwa' }))
      .toHaveAccessibleDescription('Wpisz nazwę.');
  });

  it('a found part is marked once, whatever the order of the ranges', async () => {
    show(
      <p>
        <Highlight
          text="Karta pobytu CUKR"
          ranges={[
            [13, 17],
            [0, 5],
            [3, 5],
            [16, 99],
          ]}
        />
      </p>,
    );
    await expect.element(page.getByText('Karta pobytu CUKR')).toBeVisible();
    expect([...document.querySelectorAll('mark')].map(mark => mark.textContent)).toEqual(['Karta', 'CUKR']);
  });

  it('the same words said twice are heard twice', async () => {
    function Speaker() {
      const announce = useAnnounce();
      return <Button onPress={() => announce('Zapisano')}>Mów</Button>;
    }
    show(
      <LiveRegion>
        <Speaker />
      </LiveRegion>,
    );
    const heard: string[] = [];
    await page.getByRole('button', { name: 'Mów' }).click();
    await expect.element(page.getByRole('status')).toMatchTextContent('Zapisano');
    heard.push(document.querySelector('[role="status"]')?.textContent ?? '');
    await page.getByRole('button', { name: 'Mów' }).click();
    await expect.poll(() => document.querySelector('[role="status"]')?.textContent).not.toBe(heard[0]);
  });

  it('a narrow table shows each value under the name of its column', async () => {
    await page.viewport(320, 640);
    show(<Gallery />);
    await expect.element(page.getByRole('table', { name: 'Pakiety' })).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    const cell = document.querySelector('td');
    expect(cell === null ? '' : getComputedStyle(cell, '::before').content).toContain('Znaków');
    await page.viewport(1280, 800);
  });
});
