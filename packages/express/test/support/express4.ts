import { createRequire } from 'node:module';
import type express from 'express';

/** Express 4, which is installed under another name; the types of Express 5 serve for both. */
export const express4: typeof express = createRequire(import.meta.url)('express4');
