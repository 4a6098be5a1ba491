import { Button, Heading, Hr, Section, Text } from '@react-email/components';
import { addressLines } from '../words';
import { confirmationWords } from './copy';
import { MailFrame } from './mail-frame';
import { OrderTable } from './order-table';
import { styles } from './styles';
import type { MailInput } from './types';

export function OrderConfirmation({ order, shop, link }: MailInput) {
  const words = confirmationWords(order);
  const address = addressLines(order.shipTo);
  return (
    <MailFrame preview={words.promise} mode={order.mode} shop={shop}>
      <Heading as="h1" style={styles.heading}>
        {words.title}
      </Heading>
      <Text style={styles.text}>{words.opening}</Text>
      <Text style={styles.text}>{words.promise}</Text>
      <Section style={{ margin: '20px 0' }}>
        <Button href={link} style={styles.button}>
          See your order
        </Button>
      </Section>
      <Text style={styles.small}>Order {order.number}</Text>
      <OrderTable order={order} />
      {address.length > 0 && (
        <>
          <Hr style={styles.rule} />
          <Text style={styles.strong}>Goes to</Text>
          {address.map((line) => (
            <Text key={line} style={styles.small}>
              {line}
            </Text>
          ))}
        </>
      )}
    </MailFrame>
  );
}
