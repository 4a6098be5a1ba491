import { Button, Heading, Section, Text } from '@react-email/components';
import type { ReactNode } from 'react';
import type { LetterWords } from './copy';
import { MailFrame } from './mail-frame';
import { styles } from './styles';
import type { MailInput } from './types';

/** A few sentences and one button; `children` stand between them. */
export function Letter({
  order,
  shop,
  words,
  action,
  children,
}: MailInput & { words: LetterWords; action: { href: string; label: string }; children?: ReactNode }) {
  return (
    <MailFrame preview={words.opening} mode={order.mode} shop={shop}>
      <Heading as="h1" style={styles.heading}>
        {words.title}
      </Heading>
      <Text style={styles.text}>{words.opening}</Text>
      {children}
      <Text style={styles.text}>{words.next}</Text>
      <Section style={{ margin: '20px 0' }}>
        <Button href={action.href} style={styles.button}>
          {action.label}
        </Button>
      </Section>
    </MailFrame>
  );
}
