import { Link, Section, Text } from '@react-email/components';
import type { ParcelNote } from '../shipments';
import { styles } from './styles';

/** What is in a parcel and where it can be followed. */
export function ParcelLines({ parcel }: { parcel: ParcelNote }) {
  return (
    <Section style={{ margin: '0 0 14px' }}>
      {parcel.lines.map((line) => (
        <Text key={`${line.name}${line.sizeLabel}${line.quantity}`} style={styles.strong}>
          {line.quantity} × {line.name}, {line.sizeLabel}
        </Text>
      ))}
      {parcel.tracking && (
        <Text style={styles.small}>
          {parcel.carrier}, tracking{' '}
          {parcel.trackingUrl ? <Link href={parcel.trackingUrl}>{parcel.tracking}</Link> : parcel.tracking}
        </Text>
      )}
    </Section>
  );
}
