import express from 'express';
import { describeContract } from './support/describe-contract.js';

describeContract('Express 5', express);
