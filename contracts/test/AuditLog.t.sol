// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Network} from "./Network.sol";
import {IAuditLog} from "../src/interfaces/IAuditLog.sol";
import {MerkleLog} from "../src/libraries/MerkleLog.sol";

contract AuditLogTest is Network {
    bytes32 private constant LOG = keccak256("log.example");
    bytes32 private constant BATCH = "batch";
    bytes[] private _leaves;

    function setUp() public override {
        super.setUp();
        // The leaves of the reference tree of the Certificate Transparency project.
        _leaves.push(hex"");
        _leaves.push(hex"00");
        _leaves.push(hex"10");
        _leaves.push(hex"2021");
        _leaves.push(hex"3031");
        _leaves.push(hex"40414243");
        _leaves.push(hex"5051525354555657");
        _leaves.push(hex"606162636465666768696a6b6c6d6e6f");
    }

    // RFC 6962, section 2.1, as it is written there: slow and plain, so that it is easy to believe.

    function _root(uint256 from, uint256 to) private view returns (bytes32) {
        if (to - from == 1) return MerkleLog.leafHash(_leaves[from]);
        uint256 k = _split(to - from);
        return sha256(abi.encodePacked(bytes1(0x01), _root(from, from + k), _root(from + k, to)));
    }

    function _path(uint256 m, uint256 from, uint256 to) private view returns (bytes32[] memory) {
        if (to - from == 1) return new bytes32[](0);
        uint256 k = _split(to - from);
        if (m < k) return _append(_path(m, from, from + k), _root(from + k, to));
        return _append(_path(m - k, from + k, to), _root(from, from + k));
    }

    function _split(uint256 n) private pure returns (uint256 k) {
        k = 1;
        while (k * 2 < n) k *= 2;
    }

    function _append(bytes32[] memory list, bytes32 last) private pure returns (bytes32[] memory out) {
        out = new bytes32[](list.length + 1);
        for (uint256 i; i < list.length; ++i) {
            out[i] = list[i];
        }
        out[list.length] = last;
    }

    function test_ReferenceRoots() public view {
        bytes32[8] memory want = [
            bytes32(0x6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d),
            0xfac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125,
            0xaeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77,
            0xd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7,
            0x4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4,
            0x76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef,
            0xddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c,
            0x5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328
        ];
        for (uint256 n = 1; n <= 8; ++n) {
            eq(_root(0, n), want[n - 1], "root");
        }
    }

    function test_ReferenceProof() public view {
        bytes32[] memory proof = new bytes32[](3);
        proof[0] = 0xbc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b;
        proof[1] = 0xca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0;
        proof[2] = 0xd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7;
        bytes32 root = 0x5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328;
        yes(auditLog.verifyInclusion(MerkleLog.leafHash(hex"40414243"), 5, 8, proof, root), "leaf 5 of 8");
    }

    function test_EveryLeafOfEveryTree() public view {
        for (uint256 n = 1; n <= 8; ++n) {
            bytes32 root = _root(0, n);
            for (uint256 i; i < n; ++i) {
                bytes32 leaf = MerkleLog.leafHash(_leaves[i]);
                bytes32[] memory proof = _path(i, 0, n);
                yes(auditLog.verifyInclusion(leaf, i, n, proof, root), "included");
                no(auditLog.verifyInclusion(leaf, i + 1, n, proof, root), "another place");
                no(auditLog.verifyInclusion(leaf, i, n, proof, leaf ^ root), "another root");
                no(auditLog.verifyInclusion(~leaf, i, n, proof, root), "another leaf");
                no(auditLog.verifyInclusion(leaf, i, n, _append(proof, root), root), "too long");
                if (n == 1) continue;
                proof[i % proof.length] ^= bytes32(uint256(1));
                no(auditLog.verifyInclusion(leaf, i, n, proof, root), "another proof");
                no(auditLog.verifyInclusion(leaf, i, n, new bytes32[](0), root), "too short");
            }
        }
        no(auditLog.verifyInclusion(0, 0, 0, new bytes32[](0), 0), "nothing is in the empty tree");
    }

    function testFuzz_NoPathIntoAnotherTree(uint256 index, uint256 size, bytes32[] memory proof) public view {
        bytes32 root = _root(0, 8);
        no(auditLog.verifyInclusion(keccak256("forged"), index, size, proof, root), "forged");
    }

    // Growth

    function _append(bytes32 prev, uint256 size, bytes32 root) private {
        vm.prank(oracle);
        auditLog.append(LOG, prev, size, root, BATCH);
    }

    function test_GrowsOnly() public {
        (bytes32 r2, bytes32 r3, bytes32 r8) = (_root(0, 2), _root(0, 3), _root(0, 8));
        bytes32[] memory proof = _path(6, 0, 8);
        bytes32 leaf = MerkleLog.leafHash(_leaves[6]);
        vm.expectEmit(address(auditLog));
        emit IAuditLog.Anchored(LOG, 0, 3, r3, BATCH);
        _append(0, 3, r3);
        vm.expectRevert(abi.encodeWithSelector(IAuditLog.NotGrowing.selector, 3, 3));
        _append(r3, 3, r3);
        vm.expectRevert(abi.encodeWithSelector(IAuditLog.NotGrowing.selector, 2, 3));
        _append(r3, 2, r2);
        vm.expectRevert(abi.encodeWithSelector(IAuditLog.WrongParent.selector, bytes32(0), r3));
        _append(0, 8, r8);
        vm.expectRevert(IAuditLog.EmptyRoot.selector);
        _append(r3, 8, 0);
        vm.expectPartialRevert(IAuditLog.NotGrowing.selector);
        _append(r3, 1 << 128, r8);
        vm.roll(77);
        vm.warp(START + 5);
        _append(r3, 8, r8);
        eq(auditLog.count(LOG), 2, "two anchors");
        (uint256 size, bytes32 root, bytes32 batch, uint256 number, uint256 time) = auditLog.anchorAt(LOG, 1);
        eq(size, 8, "size");
        eq(root, r8, "root");
        eq(batch, BATCH, "batch");
        eq(number, 77, "block");
        eq(time, START + 5, "time");
        yes(auditLog.verifyAnchored(LOG, 1, leaf, 6, proof), "included in the anchored tree");
        no(auditLog.verifyAnchored(LOG, 0, leaf, 6, proof), "not before");
        vm.expectPartialRevert(IAuditLog.NoSuchAnchor.selector);
        auditLog.anchorAt(LOG, 2);
    }

    function test_LogsAreApart() public {
        _append(0, 3, "root");
        vm.prank(oracle);
        auditLog.append("another", 0, 1, "root", 0);
        eq(auditLog.count("another"), 1, "its own count");
    }

    function testFuzz_FindIsTheFirstThatCovers(uint8[16] memory steps, uint256 leaf) public {
        uint256 size;
        for (uint256 i; i < 16; ++i) {
            size += uint256(steps[i]) + 1;
            _append(bytes32(i), size, bytes32(i + 1));
        }
        leaf = bound(leaf, 0, size);
        if (leaf == size) {
            vm.expectRevert(abi.encodeWithSelector(IAuditLog.NotAnchored.selector, LOG, leaf));
            auditLog.find(LOG, leaf);
            return;
        }
        uint256 at = auditLog.find(LOG, leaf);
        (uint256 covered,,,,) = auditLog.anchorAt(LOG, at);
        yes(covered > leaf, "covers");
        if (at == 0) return;
        (covered,,,,) = auditLog.anchorAt(LOG, at - 1);
        yes(covered <= leaf, "the one before does not");
    }
}
