'use client';

import { useRouter } from 'next/navigation';
import { AllChanges } from '@/components/admin/audit/all-changes';
import { bind } from '@/components/admin/bind';
import { CheckField } from '@/components/admin/check-field';
import { CommandForm } from '@/components/admin/command-form';
import { ConflictPanel } from '@/components/admin/conflict-panel';
import { DraftOffer } from '@/components/admin/draft-offer';
import { Panel } from '@/components/admin/panel';
import { RecordFooter } from '@/components/admin/record-footer';
import { SelectField } from '@/components/admin/select-field';
import { TextField } from '@/components/admin/text-field';
import { type Saved, useRecordForm } from '@/components/admin/use-record-form';
import { fieldText, valueText } from '@/lib/admin/audit/words';
import { saveSettings } from '@/lib/admin/settings/actions';
import { loadSettings } from '@/lib/admin/settings/client';
import type { SettingsValues } from '@/lib/admin/settings/types';
import { clockTime, moment, money } from '@/lib/kernel/format';
import { LOCALES, type Locale } from '@/lib/kernel/locale';
import { HolidayField } from './holiday-field';
import { WeekdayField } from './weekday-field';

type Choice = { value: string; label: string };

const BASES = [
  { value: 'kg', label: '1 kg, the rule in the European Union and the United Kingdom' },
  { value: 'lb', label: '1 pound, the custom in the United States' },
  { value: '100g', label: '100 g' },
];
const WAYS = Object.entries(LOCALES).map(([value, { label }]) => ({ value, label }));
/** "$1,250.00 and 24 Nov 2026, 14:05" */
const sampleOf = (locale: Locale, currency: string) =>
  `${money(125_000, currency, locale)} and ${moment('2026-11-24T14:05:00Z', 'UTC', locale)}`;
// A function: a server that kept the words would not write them anew when the locale changes.
const hours = () =>
  Array.from({ length: 25 }, (_, hour) => ({
    value: String(hour),
    label:
      hour === 0
        ? `${clockTime(0)}, never the same day`
        : hour === 24
          ? `${clockTime(24)} at night, always the same day`
          : clockTime(hour),
  }));

/** What an owner decides about the whole shop. */
export function ShopForm({
  saved,
  mayEdit,
  countries,
  zones,
  currency,
  taxByEnv,
}: {
  saved: Saved<SettingsValues>;
  mayEdit: boolean;
  countries: readonly Choice[];
  zones: readonly Choice[];
  currency: string;
  /** Taxes are asked for by the server's own setting, whatever the switch says. */
  taxByEnv: boolean;
}) {
  const router = useRouter();
  const form = useRecordForm<SettingsValues>({
    key: 'settings:shop',
    saved,
    command: saveSettings,
    load: loadSettings,
    refresh: [],
    done: 'Saved. The shop’s pages show it at their next load.',
    onSaved: ({ values }) => {
      // The refresh draws this page anew before the document itself says what it is written in.
      document.documentElement.lang = values.locale;
      router.refresh();
    },
  });
  const { as, text, choice, flag } = bind(form);
  return (
    <CommandForm onSubmit={form.save} className="space-y-6" label="Settings of the shop">
      <DraftOffer form={form} timeZone={form.values.timeZone} />
      <ConflictPanel
        form={form}
        labelOf={fieldText}
        show={(field, value) => valueText(field, value, currency)}
      />
      <fieldset disabled={!mayEdit} className="space-y-6">
        <Panel title="The shop">
          <div className="grid gap-4 md:grid-cols-2">
            <TextField
              label="Shop name"
              hint="On every page, in mails and on the payment page."
              required
              maxLength={60}
              {...text('name')}
            />
            <TextField
              label="Legal name"
              hint="Who runs it, for the imprint."
              required
              maxLength={120}
              {...text('legalName')}
            />
            <TextField label="Street and number" required maxLength={120} {...text('street')} />
            <TextField label="Town and postal code" required maxLength={120} {...text('city')} />
            <SelectField
              label="Country"
              hint="Where parcels are taken to go until a customer says otherwise."
              options={countries}
              {...choice('country')}
            />
            <TextField
              label="E-mail"
              hint="Customers answer to it; packing notes go there."
              required
              type="email"
              {...text('email')}
            />
            <TextField label="Phone" type="tel" maxLength={40} {...text('phone')} />
            <TextField
              label="Tax number"
              hint="VAT or EIN, printed in the imprint."
              maxLength={60}
              {...text('taxNumber')}
            />
          </div>
        </Panel>

        <Panel title="Market">
          <div className="space-y-4">
            <dl className="facts">
              <div>
                <dt>Currency</dt>
                <dd>
                  {currency}{' '}
                  <span className="font-normal text-ink-2">
                    It cannot be changed here: prices, orders and refunds are written in it.
                  </span>
                </dd>
              </div>
            </dl>
            <SelectField
              label="Way of writing"
              hint={`Prices, dates and hours on pages and in mails, such as ${sampleOf(form.values.locale, currency)}`}
              options={WAYS}
              {...choice('locale')}
            />
            <SelectField
              label="Unit price per"
              hint="Printed beside every price, where the law of your market asks for it."
              options={BASES}
              {...choice('unitPriceBase')}
            />
            <CheckField
              label="Show the lowest price of the last 30 days beside a reduced one"
              hint="European law asks for it wherever a price is shown as reduced. It is taken from the price history; nobody can type it."
              {...flag('showWasPrice')}
            />
          </div>
        </Panel>

        <Panel title="Roasting and dates">
          <div className="space-y-4">
            <WeekdayField
              label="Roast days"
              hint="Roasted coffee leaves on its roast day. At least one."
              {...as('roastDays')}
            />
            <div className="grid gap-4 md:grid-cols-2">
              <SelectField
                label="Cut-off"
                hint="An order at this hour or later misses the day."
                options={hours()}
                {...choice('cutOffHour')}
                onValue={(hour) => form.set('cutOffHour', Number(hour))}
              />
              <SelectField
                label="Time zone"
                hint="The clock of the roastery: cut-off, days of sales, planned publishing."
                options={zones}
                {...choice('timeZone')}
              />
            </div>
            <HolidayField readOnly={!mayEdit} {...as('holidays')} />
          </div>
        </Panel>

        <Panel title="Legal texts">
          <div className="space-y-4">
            <TextField
              label="Privacy"
              hint="In place of the shop’s own text at /privacy. Plain text; an empty line begins a new paragraph. Empty: the shop’s own, which says what this software keeps."
              rows={6}
              maxLength={30_000}
              {...text('privacyText')}
            />
            <TextField
              label="Returns"
              hint="In place of “Sending something back” at /shipping. Empty: the shop’s own text."
              rows={6}
              maxLength={30_000}
              {...text('returnsText')}
            />
          </div>
        </Panel>

        <Panel title="Taxes and demo">
          <div className="space-y-4">
            <CheckField
              label="Let Stripe Tax add taxes at checkout"
              hint={
                taxByEnv
                  ? 'Taxes are on already: the server was started with STRIPE_TAX, which this switch cannot turn off.'
                  : 'On top of prices and shipping, for the address typed on Stripe’s page. Set up your registrations at Stripe first, or checkouts are refused.'
              }
              {...flag('stripeTax')}
            />
            <CheckField
              label="Demo catalogue"
              hint="On: a ribbon on every page says that lots, prices and scores are invented, and legal texts say so too. Off: everything shown counts as true, so take out what is invented first. Whether money moves is decided by the Stripe key, not here."
              {...flag('demo')}
            />
          </div>
        </Panel>
      </fieldset>
      <AllChanges subject="settings" id="shop" />
      {mayEdit && (
        <div className="sticky bottom-0 z-10 border border-ink bg-sheet p-3">
          <RecordFooter form={form} />
        </div>
      )}
    </CommandForm>
  );
}
