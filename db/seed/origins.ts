import { newId } from '@/lib/kernel/ids';
import type { ProducerId, RegionId } from '@/lib/kernel/units';
import type { Tx } from '../client';
import { certifications, producers as producerTable, regions as regionTable } from '../schema';
import { catalogue } from './catalogue';
import { insertFacts } from './facts';
import { producers } from './producers';
import { harvestFor, regions } from './regions';

/** Keyed by what names a row for people: a region's path, a producer's or coffee's slug. */
export type IdsBy<Id> = { get(key: string): Id };

/** @throws Error from `get` for an unknown key: a reference in the seed that leads nowhere must not be skipped. */
export function idsBy<Id>(what: string, pairs: Iterable<readonly [string, Id]>): IdsBy<Id> {
  const ids = new Map(pairs);
  return {
    get(key) {
      const id = ids.get(key);
      if (id === undefined) throw new Error(`the seed names a ${what} that it does not hold: ${key}`);
      return id;
    },
  };
}

export async function insertRegions(tx: Tx): Promise<IdsBy<RegionId>> {
  const ids = idsBy(
    'region',
    regions.map(({ path }) => [path, newId<RegionId>('reg')]),
  );
  await tx.insert(regionTable).values(
    regions.map((region) => ({
      id: ids.get(region.path),
      path: region.path,
      parentId: region.parent === null ? null : ids.get(region.parent),
      level: region.level,
      name: region.name,
      nameEn: region.nameEn,
      iso: region.iso,
      lat: region.lat,
      lon: region.lon,
      intro: region.intro,
      altitudeNote: region.altitudeNote,
      harvestMonths: harvestFor(region.path)?.months ?? [],
      aliases: region.aliases,
    })),
  );
  return ids;
}

/** The organisations that the stories name. Only those in the catalogue sell anything here. */
export async function insertProducers(tx: Tx, regionIds: IdsBy<RegionId>): Promise<IdsBy<ProducerId>> {
  const ids = idsBy(
    'producer',
    producers.map(({ slug }) => [slug, newId<ProducerId>('prd')]),
  );
  await tx.insert(producerTable).values(
    producers.map((producer) => ({
      id: ids.get(producer.slug),
      slug: producer.slug,
      name: producer.name,
      fullName: producer.fullName,
      kind: producer.kind,
      regionId: regionIds.get(producer.regionPath),
      members: producer.members,
      foundedOn: producer.foundedOn,
      fairTradeSince: producer.fairTradeSince,
      summary: producer.summary,
      body: producer.doc,
      status: 'published' as const,
      provenance: 'source' as const,
    })),
  );
  await tx.insert(certifications).values(
    standingCertificates.map(({ producer, scheme }) => ({
      id: newId('crt'),
      producerId: ids.get(producer),
      scheme,
      holder: 'producer' as const,
    })),
  );
  await insertFacts(
    tx,
    producers.flatMap(({ slug, facts }) =>
      facts.map((fact) => ({ subject: 'producer' as const, subjectId: ids.get(slug), ...fact })),
    ),
  );
  return ids;
}

/** What a cooperative of the catalogue holds whatever the crop (coffee.md 6.2): the schemes of its lots. */
const standingCertificates = catalogue.coffees.flatMap(({ producer, lots }) =>
  producer
    ? [...new Set(lots.flatMap((lot) => lot.certifications.map(({ scheme }) => scheme)))].map((scheme) => ({
        producer: producerSlug(producer.name),
        scheme,
      }))
    : [],
);

/** The catalogue names a producer, the seed of producers gives it a slug. */
export function producerSlug(name: string): string {
  const producer = producers.find((candidate) => candidate.name === name);
  if (!producer) throw new Error(`no producer is called ${name}`);
  return producer.slug;
}
