import type { Verification } from '../report/verification';
import { writeJson } from './write-json';

/** A comparison of a checkpoint with a network as JSON, schema `inception.verification/1`. */
export function renderVerificationJson(verification: Verification): string {
  const { model, checkpoint, matched, missing, unexpected, mismatched } = verification;
  const { tied, defaulted, graphData, otherDtypes, prefix, renamed, allowed, verdict } = verification;
  return `${writeJson({
    schema: 'inception.verification/1',
    verdict,
    model: { ...model },
    checkpoint: { ...checkpoint },
    matched,
    missing: missing.map(({ key, shape }) => ({ key, shape })),
    unexpected: unexpected.map(({ key, shape, dtype }) => ({ key, shape, dtype })),
    mismatched: mismatched.map(({ key, ...shapes }) => ({
      key,
      checkpoint: shapes.checkpoint,
      model: shapes.model,
    })),
    tied: tied.map(({ key, sameAs }) => ({ key, same_as: sameAs })),
    set_by_pytorch: defaulted,
    graph_data: graphData,
    other_dtypes: otherDtypes.map((other) => ({ ...other })),
    prefix: prefix && { ...prefix },
    renamed: renamed.map((pair) => ({ ...pair })),
    allowed,
  })}\n`;
}
