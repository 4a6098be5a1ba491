import { Button, Heading, Section, Text } from '@react-email/components';
import { refundWords } from './copy';
import { MailFrame } from './mail-frame';
import { styles } from './styles';
import type { MailInput } from './types';

/** For money that goes back by itself: it came too late, or twice. */
export function RefundNotice({
  order,
  shop,
  link,
  why,
  amount,
}: MailInput & { why: 'late' | 'duplicate'; amount: string }) {
  const words = refundWords(why, amount, order.number);
  return (
    <MailFrame preview={words.opening} mode={order.mode} shop={shop}>
      <Heading as="h1" style={styles.heading}>
        {words.title}
      </Heading>
      <Text style={styles.text}>{words.opening}</Text>
      <Text style={styles.text}>{words.next}</Text>
      <Section style={{ margin: '20px 0' }}>
        <Button href={link} style={styles.button}>
          See your order
        </Button>
      </Section>
    </MailFrame>
  );
}
