import { Body, Container, Head, Hr, Html, Preview, Section, Text } from '@react-email/components';
import type { ReactNode } from 'react';
import { currentLocale } from '@/lib/kernel/locale';
import type { PaymentMode } from '../types';
import { modeLabel } from '../words';
import { styles } from './styles';
import type { MailShop } from './types';

/** Sheet, brand, the label of shops that take no money, and who sends it. */
export function MailFrame({
  preview,
  mode,
  shop,
  children,
}: {
  preview: string;
  mode: PaymentMode;
  shop: MailShop;
  children: ReactNode;
}) {
  const label = modeLabel(mode);
  return (
    <Html lang={currentLocale()}>
      <Head />
      <Preview>{preview}</Preview>
      <Body style={styles.body}>
        <Container style={styles.sheet}>
          <Text style={styles.brand}>{shop.name}</Text>
          {label && (
            <Section style={styles.label}>
              <Text style={{ margin: 0 }}>{label}</Text>
            </Section>
          )}
          {children}
          <Hr style={styles.rule} />
          <Text style={styles.small}>
            {shop.legalName}, {shop.street}, {shop.city}. Questions? Answer this mail.
          </Text>
        </Container>
      </Body>
    </Html>
  );
}
