import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from './migrate';
import { startThrowaway } from './server/throwaway';
import { TEMPLATE } from './testing';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

/** One PostgreSQL for the whole run, with a migrated template that each test file copies. */
export default async function setup(project: TestProject) {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? null : await startThrowaway();
  const url = given ?? server?.url ?? '';

  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`drop database if exists ${TEMPLATE} with (force)`);
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  const template = new URL(url);
  template.pathname = `/${TEMPLATE}`;
  await migrate(template.href);

  project.provide('databaseUrl', url);
  return async () => {
    await server?.stop();
  };
}
