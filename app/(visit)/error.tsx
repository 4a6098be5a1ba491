'use client';

export { ErrorSheet as default } from '@/components/layout/error-sheet';
