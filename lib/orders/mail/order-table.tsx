import { Column, Hr, Row, Section, Text } from '@react-email/components';
import { money } from '@/lib/kernel/format';
import type { OrderView } from '../types';
import { lineDetail, totalRows } from '../words';
import { styles } from './styles';

/** Lines and totals. */
export function OrderTable({ order }: { order: OrderView }) {
  return (
    <Section>
      {order.lines.map((line) => (
        <Row key={`${line.variantId}${line.grind}`}>
          <Column style={styles.cell}>
            <Text style={styles.strong}>
              {line.quantity} × {line.name}, {line.sizeLabel}
            </Text>
            <Text style={styles.small}>{lineDetail(line)}</Text>
          </Column>
          <Column style={styles.amount}>
            <Text style={styles.strong}>{money(line.total, order.currency)}</Text>
          </Column>
        </Row>
      ))}
      <Hr style={styles.rule} />
      {totalRows(order).map(({ label, amount, isTotal }) => (
        <Row key={label}>
          <Column style={styles.cell}>
            <Text style={isTotal ? styles.strong : styles.small}>{label}</Text>
          </Column>
          <Column style={styles.amount}>
            <Text style={isTotal ? styles.strong : styles.small}>{money(amount, order.currency)}</Text>
          </Column>
        </Row>
      ))}
    </Section>
  );
}
