import { Heading, Text } from '@react-email/components';
import { addressLines } from '../words';
import { packingWords } from './copy';
import { MailFrame } from './mail-frame';
import { OrderTable } from './order-table';
import { styles } from './styles';
import type { MailInput } from './types';

/** To the shop itself: a new order to roast and pack. */
export function PackingNote({ order, shop }: MailInput) {
  const words = packingWords(order);
  return (
    <MailFrame preview={words.opening} mode={order.mode} shop={shop}>
      <Heading as="h1" style={styles.heading}>
        {words.title}
      </Heading>
      <Text style={styles.text}>{words.opening}</Text>
      <OrderTable order={order} />
      {addressLines(order.shipTo).map((line) => (
        <Text key={line} style={styles.small}>
          {line}
        </Text>
      ))}
    </MailFrame>
  );
}
